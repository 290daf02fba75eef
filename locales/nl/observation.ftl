# Observaties, en wat notities en observaties delen.

observation-other-day = Een andere dag dan vandaag
observation-day = Gezien op
observation-new = nieuw
observation-text-empty = Schrijf eerst wat je zag.
observation-text-too-long = Deze tekst heeft { $length } tekens. Er passen er { $most }. Je tekst staat er nog: maak hem korter of verdeel hem.
observation-day-unreadable = Kies een dag.
observation-day-to-come = Deze dag moet nog komen. Kies vandaag of een dag ervoor.
observation-day-before-birth = Toen was { $child } nog niet geboren. Kies een latere dag.
observation-day-too-long-ago = Dit is te lang geleden. Kies een dag vanaf { $first }.

observation-observe = Observeren
observation-title = Observatie van { $child }
observation-lead = Schrijf wat je zag. Daarna rond je af, nu of later.
observation-aim = Waar keek je naar?
observation-aim-hint = Bijvoorbeeld: spelen met anderen, of zelf eten.
observation-aim-too-long = Houd dit kort: ten hoogste { $most } tekens.
observation-periodic = Hoort bij het volgen van de ontwikkeling, met welbevinden en betrokkenheid
observation-to-finish = Verder naar afronden
observation-later = Bewaar voor later
observation-kept = Bewaard bij { $child }. Afronden kan later.
observation-from-notes = Begin met notities ({ $count })
observation-notes = Notities
observation-take-notes = Zet in de tekst
observation-grow = Maak er een observatie van
observation-changed-meanwhile = Je hebt deze observatie intussen ergens anders aangepast. Daar staat nu:
observation-remove = Gooi weg
observation-removed = Je observatie is weg. De notities staan er nog.
observation-restored = Je observatie staat er weer.
observation-draft-restored = Je tekst van daarnet staat er nog.
observation-draft-drop = Gooi weg

observation-text = Wat je zag
observation-finish-title = Observatie van { $child } afronden
observation-back-to-text = Terug naar de tekst
observation-finish = Afronden
observation-finished = De observatie van { $child } is af.
observation-stale = Deze observatie is intussen aangepast. Kijk of alles nog klopt en rond dan af.
observation-particulars = Zijn er bijzonderheden?
observation-particulars-hint = Iets wat opvalt, en wat ouders in een gesprek horen te weten.
observation-particulars-no = Nee, geen bijzonderheden
observation-particulars-yes = Ja, er zijn bijzonderheden
observation-particulars-missing = Kies of er bijzonderheden zijn.
observation-goals = Waar ging het over? Basisdoelen
observation-domains = En welke ontwikkelingsgebieden?
observation-names = { $count ->
    [one] De naam { $names } staat in de tekst.
   *[other] De namen { $names } staan in de tekst.
} Ouders kunnen deze tekst lezen. Noem er geen andere kinderen in.
observation-names-stay = Ik heb gekeken, de tekst blijft zo
observation-names-look = Kijk eerst naar de namen in de tekst.

observation-wellbeing = Welbevinden
observation-wellbeing-1 = voelt zich duidelijk niet fijn: huilt, is bang of boos, of trekt zich terug
observation-wellbeing-2 = is vaak niet op zijn gemak: gespannen, met af en toe een beter moment
observation-wellbeing-3 = wisselt, of laat weinig zien: niet echt blij en niet echt verdrietig
observation-wellbeing-4 = is meestal op zijn gemak: ontspannen, vrolijk, zoekt anderen op
observation-wellbeing-5 = geniet zichtbaar: straalt, is levendig en helemaal zichzelf
observation-involvement = Betrokkenheid
observation-involvement-1 = doet niets of dwaalt rond: gaat nergens op in
observation-involvement-2 = begint wel, maar haakt steeds weer af
observation-involvement-3 = is bezig, maar gaat er niet echt in op
observation-involvement-4 = is vaak geconcentreerd, en soms nog afgeleid
observation-involvement-5 = gaat er helemaal in op: houdt vol en vergeet de rest
observation-between = tussen { $low } en { $high } in
observation-score-missing = Kies een stap bij { $scale }.
observation-score-unknown = Kies een van de stappen bij { $scale }.

observation-topic-emotional-safety = Emotionele veiligheid
observation-topic-personal-competence = Persoonlijke competentie
observation-topic-social-competence = Sociale competentie
observation-topic-values-and-norms = Waarden en normen
observation-topic-language = Taal
observation-topic-arithmetic = Rekenen
observation-topic-orientation = Zichzelf en de wereld
observation-topic-arts = Kunst en spel
observation-topic-digital = Digitaal
observation-topic-social-emotional = Sociaal en emotioneel
observation-topic-movement = Bewegen

observation-badge = observatie
observation-badge-periodic = ontwikkeling
observation-badge-draft = nog niet af
observation-has-particulars = bijzonderheden
observation-no-particulars = geen bijzonderheden
observation-no-topics = geen doelen of gebieden
observation-of-notes = { $count ->
    [one] uit 1 notitie
   *[other] uit { $count } notities
}
observation-go-on = Verder
observation-correct = Verbeteren
observation-corrections = { $count } keer verbeterd
observation-corrected-by = { $name } verbeterde dit. Eerst stond er:
observation-correct-title = Observatie van { $child } verbeteren
observation-correct-lead = Deze observatie is af. Wat er eerst stond, blijft te lezen, met jouw naam en de dag.
observation-correct-save = Bewaar de verbetering
observation-corrected = De verbetering staat erbij.
observation-corrected-meanwhile = Er is niets bewaard: er staat intussen iets anders. Daar staat nu:
observation-finished-already = Deze observatie is al af. Er staat:
observation-finished-already-do = Hieronder staat wat jij nu invulde; dat is nog niet bewaard. Bewaar je het, dan wordt het een verbetering.
observation-nothing-changed = Er is niets veranderd.

observation-drafts = Nog niet af
observation-drafts-lead = Observaties waaraan je begon. Alleen jij ziet ze.
observation-drafts-none = Alles is af
observation-drafts-none-text = Begin je aan een observatie en rond je later af, dan staat die hier.
observation-drafts-link = { $count ->
    [one] Je hebt 1 observatie die nog niet af is
   *[other] Je hebt { $count } observaties die nog niet af zijn
}

observation-several = Observeer meer kinderen
observation-several-lead = Keek je naar meer kinderen tegelijk? Elk kind krijgt zijn eigen tekst.
observation-several-who = Naar wie keek je?
observation-there-today = is er vandaag
observation-several-nobody = Vink aan naar wie je keek.
observation-several-go = Schrijf over deze kinderen
observation-several-own = Schrijf bij elk kind alleen over dat kind. Wat je leeg laat, wordt niet bewaard.
observation-about = Over { $child }
observation-several-save = Bewaar voor elk kind
observation-several-kept = { $count ->
    [one] 1 observatie bewaard. Rond hem af als je klaar bent.
   *[other] { $count } observaties bewaard. Rond ze af als je klaar bent.
}

observation-over-time = Hoe gaat het met { $child }?
observation-step-1 = 1 heel laag
observation-step-2 = 2 laag
observation-step-3 = 3 wisselt
observation-step-4 = 4 hoog
observation-step-5 = 5 heel hoog
observation-said-once = { $scale } was { $from } op { $first }.
observation-said-up = { $scale } stijgt van { $from } op { $first } naar { $to } op { $last }.
observation-said-down = { $scale } daalt van { $from } op { $first } naar { $to } op { $last }.
observation-said-same = { $scale } was { $from } op { $first } en weer op { $last }.
observation-flag-low = { $scale } was twee keer achter elkaar laag: { $scores }.
observation-flag-falling = { $scale } daalt: { $scores }.
observation-flag-score = { $score } op { $date }
observation-flag-unseen = { $goal } is het laatst gezien op { $date }.
observation-flag-never = { $goal } is nog niet gezien, terwijl er sinds { $date } wordt geobserveerd.
observation-flag-do = Kijk nog eens gericht en praat erover met de ouders en je collega’s.
observation-flag-talk = Plan een gesprek met de ouders
observation-flag-runs = Er loopt al een gesprek met de ouders ({ $kind }, { $state }).
observation-numbers = De cijfers
observation-numbers-day = Dag
observation-topics = Wat we wel en niet zagen
observation-topics-lead = Het langst geleden staat bovenaan. Dit gaat over observaties die bij het volgen van de ontwikkeling horen.
observation-topic-never = nog niet gezien

observation-spread = Aandachtsverdeling
observation-spread-title = Wie hebben we gezien?
observation-spread-lead = De laatste { $weeks } weken. Bovenaan staat wie het langst niet is gezien.
observation-spread-from = { $weeks } weken geleden
observation-spread-why = Gezien is: een observatie of een notitie voor de groep. Het is iets om samen naar te kijken, geen cijfer.
observation-spread-never = nog niet gezien
observation-spread-observation = observatie
observation-spread-note = notitie
observation-spread-contact = contact met ouders
observation-spread-said = { $observations ->
    [one] 1 observatie
   *[other] { $observations } observaties
}, { $notes ->
    [one] 1 notitie
   *[other] { $notes } notities
}, { $contacts ->
    [one] 1 keer contact met ouders
   *[other] { $contacts } keer contact met ouders
}

observation-contact-title = Vertel de ouders van { $child }
observation-contact-of = Observatie van
observation-contact-how = Hoe heb je het verteld?
observation-contact-pickup = Bij ophalen
observation-contact-phone = Gebeld
observation-contact-message = Bericht
observation-contact-all = { $count ->
    [2] Allebei
   *[other] Allemaal
}
observation-contact-parents = Ouders/verzorgers
observation-contact-said = Wat is er gezegd?
observation-contact-then-read = Daarna lezen ouders op hun eigen pagina wat je zag en de lijst die erbij is ingevuld en zien zij de foto’s.
observation-contact-said-hint = Ging alles goed, laat dit dan leeg. Aan wie je het vertelde, leest wat hier staat. Kies je Bericht, dan krijgen de ouders het meteen.
observation-contact-words-hint = Aan wie je het vertelde, leest wat hier staat. Kies je Bericht, dan krijgen de ouders het meteen: schrijf er dan iets bij.
observation-contact-words-missing = Schrijf wat de ouders lezen. Er zijn bijzonderheden of er is een lage score, dus een bericht zonder woorden kan hier niet. Er is nog niets verstuurd.
observation-contact-day = Verteld op
observation-contact-too-early = De observatie is van { $seen }. Kies die dag of een latere.
observation-contact-who = Kies aan wie je het hebt verteld en hoe.
observation-contact-kept = Genoteerd: de ouders van { $child } weten het.
observation-contact-known = Dat was al genoteerd: de ouders van { $child } weten het. Er is niets veranderd. Nog iemand gesproken? Zet dat erbij in het dossier.
observation-contact-removed = Dit staat weer open.
observation-contact-by-pickup = verteld bij het halen of brengen aan { $who }
observation-contact-by-phone = gebeld met { $who }
observation-contact-by-message = bericht aan { $who }
observation-contact-all-well = alles goed
observation-tell = Vertel de ouders
observation-tell-again = Nog een contact
observation-tell-due = te vertellen
observation-tell-until = Vertel het de ouders uiterlijk

observation-talk-due = gesprek te plannen
observation-talk-until = Heb het gesprek met de ouders uiterlijk
observation-talk-is-planned = Gesprek over de bijzonderheden gepland: { $date }.
observation-talk-was-held = Gesprek over de bijzonderheden gehad: { $date }.
observation-talk-was-declined = De ouders wilden geen gesprek: { $date }.
observation-contact-more = Er is iets gezegd, of het was een andere dag
observation-contact-well-message = Alles gaat goed.
