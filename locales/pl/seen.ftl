# Co zaobserwowano.

seen-title = { $child }: co zaobserwowano
seen-lead = Oto co zauważyła grupa i jak Państwu o tym powiedziano. Chcą Państwo coś dodać albo coś się nie zgadza? Proszę napisać do mentora.
seen-none = Nie ma jeszcze nic do przeczytania
seen-none-text = Przeczytają tu Państwo, co zaobserwowano, gdy tylko grupa o tym opowie.
seen-by = Zauważył(a): { $name }
seen-corrected = Poprawiono
seen-all-well = Wszystko w porządku.
seen-told-pickup = Powiedziano przy przyprowadzaniu lub odbiorze: { $name }, { $date }
seen-told-phone = Powiedziano przez telefon: { $name }, { $date }
seen-told-message = Wiadomość od: { $name }, { $date }
seen-link = Przeczytaj wszystko i odpowiedz
seen-you = Napisali Państwo
seen-asks-correction = proszą Państwo o poprawkę
seen-to-messages = Do wiadomości
seen-answer = Odpowiedz
seen-answer-label = Co chcą Państwo dodać lub o co zapytać?
seen-correct = Coś się nie zgadza: proszę o poprawkę
seen-answer-send = Wyślij do mentora
seen-answer-sent = Odpowiedź dotarła do mentora.
seen-correction-sent = Prośba o poprawkę dotarła do mentora. Odpowiedź pojawi się w wiadomościach.
