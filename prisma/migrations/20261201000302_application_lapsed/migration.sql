-- An application on which nobody has decided for a long time is closed with a letter. A new value can be used only once it is
-- committed, so the rules that name it are the next migration.
ALTER TYPE "ApplicationState" ADD VALUE 'LAPSED';
