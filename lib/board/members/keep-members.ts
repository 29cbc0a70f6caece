import { db, type Tx } from '@/lib/db'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import type { Reviewer, Staff } from '@/lib/people/granted'
import type { MemberInput, NewMember } from './member-schema'

/** Puts somebody on the list of the board who came another way than by an application. */
export async function addMember(
  who: Staff | Reviewer,
  { name, email, ...term }: NewMember,
): Promise<'added' | 'serves_already'> {
  return db.$transaction(async (tx) => {
    const person = await findOrMakePerson(tx, { name, email })
    const id = await join(tx, person.id, term)
    if (!id) return 'serves_already'
    await note(tx, `person:${who.personId}`, 'board-member.added', id)
    return 'added'
  })
}

/** Puts whom the letter has accepted on the list; their first day is set at the desk. */
export async function joinByLetter(tx: Tx, personId: string): Promise<void> {
  const id = await join(tx, personId, {})
  if (id) await note(tx, 'board', 'board-member.added', id)
}

/** The id of the new member; null for who serves already, which an index of the database holds apart. */
async function join(
  tx: Tx,
  personId: string,
  term: Partial<Omit<NewMember, 'name' | 'email'>>,
): Promise<string | null> {
  const [made] = await tx.boardMember.createManyAndReturn({
    data: [{ personId, ...term }],
    skipDuplicates: true,
    select: { id: true },
  })
  return made?.id ?? null
}

/** Sets office, term and the day on which somebody left. Who comes back is added anew. */
export async function saveMember(
  who: Staff | Reviewer,
  { member: id, ...term }: MemberInput,
): Promise<'saved' | 'has_left' | 'unknown'> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.boardMember.updateMany({ where: { id, leftOn: null }, data: term })
    if (count === 0) return (await tx.boardMember.count({ where: { id } })) > 0 ? 'has_left' : 'unknown'
    await note(tx, `person:${who.personId}`, term.leftOn ? 'board-member.left' : 'board-member.changed', id)
    return 'saved'
  })
}

function note(tx: Tx, actor: string, action: string, id: string) {
  return tx.auditEntry.create({ data: { actor, action, subject: `board-member:${id}` } })
}
