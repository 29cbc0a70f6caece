'use server'

import { renewAddress } from '@/app/(door)/renew-address'
import { renewDonorLink } from '@/lib/giving/donor-page/renew-donor-link'

export const askForNewLink = renewAddress(renewDonorLink, '/donate/mine')
