/** The job queue's own tables, after our migrations: `tsx scripts/install-jobs.ts`. Safe to run again. */
import { installJobs } from '@/lib/jobs'

await installJobs()
process.exit(0)
