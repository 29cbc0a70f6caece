'use server'

import { renewAddress } from '@/app/(door)/renew-address'
import { renewCalendar } from '@/lib/courses/calendar/renew-calendar'

export const askForNewAddress = renewAddress(renewCalendar, '/calendar')
