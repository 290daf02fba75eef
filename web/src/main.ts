/**
 * Everything works without this script; it makes things quick and pleasant. Each behaviour listens
 * on the document, so that it also holds for parts of a page that htmx puts in later.
 */
import "htmx.org";
import { beginAtProblems } from "./behaviour/problems.ts";
import { closeMenus } from "./behaviour/menus.ts";
import { dismissFlash } from "./behaviour/flash.ts";
import { countMinutes } from "./behaviour/minutes.ts";
import { lockAtRest } from "./behaviour/lock.ts";
import { nameDays } from "./behaviour/day-names.ts";
import { moveSteps } from "./behaviour/steps.ts";
import { followColleagues } from "./behaviour/live.ts";
import { keepDrafts } from "./behaviour/draft.ts";
import { keepToday } from "./behaviour/keep.ts";
import { drawSheets } from "./behaviour/draw.ts";
import { openDialogs } from "./behaviour/dialogs.ts";
import { previewFiles } from "./behaviour/preview.ts";
import { printPage } from "./behaviour/print.ts";
import { sendOnce } from "./behaviour/send-once.ts";
import { speakAloud } from "./behaviour/speak.ts";
import { submitCodes } from "./behaviour/codes.ts";
import { usePasskeys } from "./behaviour/passkeys.ts";
import { writeToday } from "./behaviour/write.ts";
import { tellOffline } from "./behaviour/offline.ts";

beginAtProblems();
closeMenus();
countMinutes();
dismissFlash();
followColleagues();
lockAtRest();
moveSteps();
nameDays();
keepDrafts();
keepToday();
drawSheets();
openDialogs();
previewFiles();
printPage();
// Before forms are shut once they are sent: these are sent later.
usePasskeys();
writeToday();
sendOnce();
speakAloud();
submitCodes();
tellOffline();

// What needs the script to work at all (print, close, preview) is hidden until it is there.
document.documentElement.classList.add("scripted");
