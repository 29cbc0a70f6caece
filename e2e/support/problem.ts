import type { Page } from '@playwright/test'

/** The summary of a refused form, not Next's own announcer of pages. */
export const problem = (page: Page) => page.getByRole('alert').filter({ hasText: 'There is a problem' })
