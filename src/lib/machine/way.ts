import type { AnyMachineSnapshot } from 'xstate';
import type { Program } from '../scenario/program';
import { begin, standing, take, toMachine } from './machine';
import { toWay, type Way } from './story';

/** A way through a whole story, each step taken by its XState machine. */
export function machineWay(program: Program): Way {
	const machine = toMachine(program);
	return toWay<AnyMachineSnapshot>(
		program,
		begin(machine),
		(state, did) => take(machine, state, did),
		standing
	);
}
