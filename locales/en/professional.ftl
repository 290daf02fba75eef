# Contact with others: what was shared about a child, with whom, why and on what it rests.

professional-title = Contact with others
professional-record = Record contact
professional-none = Nothing was shared with others yet.
professional-parents-read = Parents with custody read this too.
professional-new-title = Contact about { $child }
professional-lead = Record what you share today. First choose on what it rests.
professional-no-consent = There is no valid consent now. Ask for it first, and share nothing until then.
professional-basis = On what does it rest?
professional-basis-consent = With consent of the parents
professional-basis-inspection = A supervisor asks for it (Algemene wet bestuursrecht, article 5:20)
professional-basis-court = A court orders it
professional-basis-youth-protection = The family guardian of a certified institution asks for it (Jeugdwet, article 7.3.11)
professional-name = With whom?
professional-job = Job
professional-job-hint = For example: speech therapist
professional-works-at = Organisation
professional-why = Why?
professional-why-label = Why:
professional-shared = What do you share?
professional-shared-hint = Only what is needed, and no more than the parents said yes to.
professional-reading-code = A report to Veilig Thuis is not recorded here. See the protection officer for that.
professional-keep = Record
professional-recorded = Recorded. The parents read it too.
professional-wrong-basis = Choose on what it rests. Without that nothing may be shared.
professional-no-basis = Nothing was recorded: this consent is not valid now ({ $state }). Your text is still there. Share nothing before there is consent.
professional-family = What we shared about { $child } with others
