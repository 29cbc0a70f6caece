'use server'

import { findByEmail } from '@/app/(door)/find-by-email'
import { askForMyGifts } from '@/lib/giving/donor-page/ask-for-my-gifts'

export const sendMyGifts = findByEmail('find-gifts', askForMyGifts, '/donate/find-my-gifts')
