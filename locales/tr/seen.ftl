# Gözlenenler.

seen-title = { $child }: gözlenenler
seen-lead = Grubun gördükleri ve bunların size nasıl anlatıldığı burada. Eklemek istediğiniz ya da doğru olmayan bir şey mi var? Mentora yazın.
seen-none = Henüz okunacak bir şey yok
seen-none-text = Grup size anlattıktan sonra gözlenenleri burada okursunuz.
seen-by = Gören: { $name }
seen-corrected = Düzeltilme tarihi
seen-all-well = Her şey yolunda.
seen-told-pickup = Getirirken ya da alırken anlatıldı: { $name }, { $date }
seen-told-phone = Telefonda anlatıldı: { $name }, { $date }
seen-told-message = { $name } adlı kişinin mesajı, { $date }
seen-link = Hepsini okuyun ve yanıtlayın
seen-you = Siz yazdınız:
seen-asks-correction = düzeltme istiyorsunuz
seen-to-messages = Mesajlarınıza gidin
seen-answer = Yanıtla
seen-answer-label = Ne eklemek ya da sormak istersiniz?
seen-correct = Doğru olmayan bir şey var: düzeltilmesini istiyorum
seen-answer-send = Mentora gönder
seen-answer-sent = Yanıtınız mentorda.
seen-correction-sent = Düzeltme isteğiniz mentorda. Yanıtı mesajlarınızda bulursunuz.
