'use server'

import { findByEmail } from '@/app/(door)/find-by-email'
import { askForMyRegistrations } from '@/lib/courses/ask-for-my-registrations'

export const sendMyLinks = findByEmail('find-registration', askForMyRegistrations, '/find-my-registration')
