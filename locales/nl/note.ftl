# Notities: een regel in het voorbijgaan.

note-write = Notitie
note-text = Wat zag je?
note-for = Voor wie
note-for-group = voor de groep
note-for-me = alleen voor mij
note-alone = alleen voor jou
note-save = Bewaar notitie
note-saved = Bewaard bij { $child }.
note-undo = Toch niet
note-change = Aanpassen
note-change-title = Je notitie over { $child }
note-change-save = Bewaar
note-cancel = Niet doen
note-changed = Je notitie is aangepast.
note-changed-meanwhile = Je hebt deze notitie intussen ergens anders aangepast. Daar staat nu:
note-changed-meanwhile-do = Hieronder staat wat je nu typte. Bewaar je dat, dan vervangt het de tekst hierboven.
note-late = Deze notitie kun je niet meer aanpassen
note-late-do = Dat kan tot een dag nadat je haar schreef, zolang ze niet weg is of bij een observatie hoort. Er is niets veranderd. Wat je nu typte staat hieronder: je kunt het als nieuwe notitie bewaren.
note-late-save = Bewaar als nieuwe notitie
note-remove = Weg
note-removed = Je notitie is weg.
note-restore = Zet terug
note-restored = Je notitie staat er weer.
