import type { Kysely } from 'kysely';
import type { AuditTable, CourseTable, CourseTrainerTable, SettingTable } from './tables/courses';
import type {
	BatchReceiptTable,
	BatchTable,
	SeriesTable,
	StoryVersionTable,
	ToWriteOverTable,
	WaitingTable,
	WithdrawnTable,
	WrittenBatchTable,
	WrittenReceiptTable,
	WrittenSeriesTable,
	WrittenTable
} from './tables/review';
import type {
	AccountTable,
	InvitationTable,
	OwnedTable,
	UserTable,
	VerificationTable
} from './tables/trainers';
import type { WorkshopEventTable, WorkshopNoteTable, WorkshopTable } from './tables/workshop';

/** The tables that our own code reads and writes, and of better-auth's what we touch. */
export interface Tables {
	workshop: WorkshopTable;
	workshop_event: WorkshopEventTable;
	workshop_note: WorkshopNoteTable;
	user: UserTable;
	account: AccountTable;
	session: OwnedTable;
	passkey: OwnedTable;
	twoFactor: OwnedTable;
	verification: VerificationTable;
	invitation: InvitationTable;
	course: CourseTable;
	course_trainer: CourseTrainerTable;
	audit: AuditTable;
	setting: SettingTable;
	story_version: StoryVersionTable;
	series: SeriesTable;
	waiting: WaitingTable;
	batch: BatchTable;
	batch_receipt: BatchReceiptTable;
	withdrawn: WithdrawnTable;
	written_series: WrittenSeriesTable;
	written: WrittenTable;
	written_batch: WrittenBatchTable;
	written_receipt: WrittenReceiptTable;
	to_write_over: ToWriteOverTable;
}

export type Db = Kysely<Tables>;
