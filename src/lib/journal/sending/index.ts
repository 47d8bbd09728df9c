/** What this device has joined and sent; nothing here knows the journal's runs. */
export { ask, type Ask, type Said } from './asking';
export { watchSending } from './changes';
export { Courier } from './courier';
export { joinCourse, joinedCourses, leaveCourse } from './courses';
export { openSending, type Mark, type SendingDb } from './database';
export { noteWaiting } from './note';
export { askReceipt, delayIn, deliver, type Delay, type Known } from './outbox';
export {
	addMarks,
	allSent,
	counts,
	forgetReceipts,
	isPending,
	keep,
	sentMarks,
	takeBack
} from './sent';
export { FILE, type Joined, type Kept, type Never, type State } from './types';
export { contributionBody, fileText, reflectionBody, type Reflection } from './wire';
