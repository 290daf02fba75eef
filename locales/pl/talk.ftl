talk-kind-settling-in-review = Omówienie adaptacji
talk-kind-introduction-talk = Rozmowa zapoznawcza
talk-kind-first-months-talk = Rozmowa o pierwszych miesiącach
talk-kind-particulars-talk = Rozmowa po obserwacji
talk-kind-parent-talk = Rozmowa z rodzicami
talk-kind-exit-talk = Rozmowa na zakończenie
talk-moments = Terminy
talk-calendar = Dodaj do mojego kalendarza
talk-calendar-title = Rozmowa w placówce opieki
talk-agreements = Ustalenia
talk-parent-choose = Kiedy przyjdą Państwo na rozmowę? Dziecko: { $child }
talk-parent-take = Wybierz ten termin
talk-parent-none = Żaden z tych terminów nie pasuje
talk-parent-none-label = Kiedy Państwu pasuje?
talk-parent-gone = Tych terminów nie można już wybrać. Mentor zaproponuje Państwu inne.
talk-parent-when = Proszę napisać, kiedy mogą Państwo przyjść
talk-parent-planned = Spotykamy się
talk-parent-off = Rozmowa nie odbędzie się: { $when }.
talk-parent-missed = Rozmowa nie odbyła się: { $when }.
talk-parent-moments-off = Zaproponowane Państwu terminy nie są już aktualne.
talk-parent-wish = O czym chcą Państwo porozmawiać?
talk-parent-said = Państwa słowa:
talk-parent-in-person = Powiedziane w rozmowie (zapisane przez: { $name }):
talk-parent-send = Wyślij
talk-parent-held = Rozmowa odbyła się:
talk-parent-report = Sprawozdanie, udostępnione
talk-parent-read = Przeczytane
talk-parent-add = Dodaj swoje zdanie
talk-parent-view = Co chcą Państwo dodać?
talk-parent-view-own = Dodane przez Państwa
talk-choose-one = Nic nie wybrano. Proszę wybrać jeden z terminów.
talk-not-free = Nic nie wybrano. Tego terminu nie można już wybrać; poniżej widać, co teraz obowiązuje.
talk-just-taken = Nic nie wybrano: ten termin został właśnie zajęty. Proszę wybrać inny termin albo napisać, kiedy mogą Państwo przyjść.
talk-chosen = Umówione: { $when }.
talk-say-something = Nic nie wysłano. Proszę najpierw coś napisać.
talk-say-less = Nic nie wysłano. Mieści się najwyżej znaków: { $most }; proszę skrócić tekst.
talk-say-late = Nic nie wysłano: ta rozmowa się w tym czasie zmieniła. Państwa tekst jest poniżej; można go też wysłać jako wiadomość.
talk-said = Wysłane. Mentor to przeczyta.
talk-read-done = Dziękujemy. Mentor widzi, że tekst został przez Państwa przeczytany.
talk-child-invited = Na tę rozmowę jest też zaproszenie dla dziecka: { $child }. Proszę razem ustalić, czy { $child } chce przyjść.
talk-child-you-yes = Państwa odpowiedź: { $child } przyjdzie.
talk-child-you-no = Państwa odpowiedź: { $child } nie przyjdzie.
talk-child-will = { $child } przyjdzie
talk-child-will-not = { $child } nie przyjdzie
talk-attended = Obecni: { $who }.
talk-attended-label = Kto jeszcze uczestniczył?
talk-attended-parents = rodzice
talk-attended-child = dziecko
talk-attended-colleague = inna osoba z zespołu
talk-mail-subject = Wiadomość od { $organisation }
talk-mail-message = { $dear }

    Mają Państwo nową wiadomość od { $organisation }. Proszę otworzyć ją tutaj:

    { $link }

    Link działa do { $until } włącznie i jest tylko dla Państwa.
talk-mail-reminder = { $dear }

    Mają Państwo umówione spotkanie w { $organisation }: { $when }. Więcej można przeczytać tutaj:

    { $link }

    Link działa do { $until } włącznie i jest tylko dla Państwa.
talk-view-message = Do sprawozdania z rozmowy: { $words }
