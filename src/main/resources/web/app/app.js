// The pages work without this: it adds refreshing, keys, the tie between values and their evidence,
// tabs, and the running sum of a correction. No text from a mail is ever put in as markup.
import "htmx.org";
import { startClock } from "./clock.js";
import { startInbox } from "./inbox.js";
import { startEvidence } from "./evidence.js";
import { startTabs } from "./tabs.js";
import { startCorrection } from "./correction.js";
import { startDialogs } from "./dialogs.js";
import { startKeys } from "./keys.js";

startClock();
startTabs();
startInbox();
startEvidence();
startCorrection();
startDialogs();
startKeys();
