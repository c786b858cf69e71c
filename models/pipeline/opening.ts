/** `npm run data:opening`: writes the sheet of the pictures that the lab opens with. */
import { writeOpening } from './write-opening.ts';

await writeOpening();
