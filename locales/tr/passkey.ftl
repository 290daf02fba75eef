# Geçiş anahtarlarıyla oturum açma.

passkey-title = Geçiş anahtarları
passkey-lead = Kendi telefonunuzun veya bilgisayarınızın parmak iziyle, yüz tanımasıyla veya PIN koduyla oturum açma: parola ve e-posta kodu olmadan. Zorunlu değildir, diğer yol da çalışmaya devam eder.
passkey-open = Geçiş anahtarlarına git
passkey-back = Geri
passkey-none = Henüz geçiş anahtarı yok.
passkey-made = Eklendi:
passkey-used = Son kullanım:
passkey-never = Henüz kullanılmadı
passkey-remove = Kaldır
passkey-remove-what = Bundan sonra kimse bu geçiş anahtarıyla oturum açamaz. Onunla başka bir cihazda açılmış oturumlar kapatılır. Diğer oturum açma yolu çalışmaya devam eder.
passkey-remove-sure = Evet, bu geçiş anahtarını kaldır
passkey-add-text = Geçiş anahtarı bu cihaza veya tarayıcının seçtirdiği telefona kaydedilir. Parmak izi veya PIN kodu cihazda kalır: biz onu almayız.
passkey-add = Geçiş anahtarı ekle
passkey-cannot = Bu tarayıcı geçiş anahtarlarını tanımıyor veya JavaScript kapalı. Diğer yolla oturum açabilirsiniz.
passkey-shared = Başkalarının da kullandığı bir cihazda geçiş anahtarı eklenemez. Bunu kendi telefonunuzda veya bilgisayarınızda yapın.
passkey-added = Geçiş anahtarı eklendi. Bununla ilgili bir e-posta da gönderilir.
passkey-not-added = Geçiş anahtarı eklenmedi: cihazın yanıtı çok geç geldi veya doğru değildi. Yeniden deneyin.
passkey-removed = Geçiş anahtarı kaldırıldı.
passkey-sign-in = Geçiş anahtarıyla oturum aç
passkey-cancelled = İşlem iptal edildi veya başarılı olmadı. Hiçbir şey değişmedi. Yeniden deneyin veya diğer yolla oturum açın.
passkey-already = Bu cihazda bu hesap için zaten bir geçiş anahtarı var. Hiçbir şey değişmedi: onunla oturum açılabilir.
passkey-wrong = Bu geçiş anahtarıyla oturum açılamıyor. Belki kaldırıldı veya çok uzun sürdü. Yeniden deneyin veya diğer yolla oturum açın.
passkey-copied = Bu geçiş anahtarı reddedildi, çünkü bir kopyası var gibi görünüyor. Diğer yolla oturum açın, bu anahtarı kaldırın ve yenisini ekleyin.
passkey-nothing = Bu geçiş anahtarıyla şu anda açılacak bir şey yok: erişim sona erdi. Doğru değilse şubeye sorun.
passkey-mail-subject = Bir geçiş anahtarı eklendi
passkey-mail-text =
    Merhaba,

    Mentorkind’de oturum açmak için bir geçiş anahtarı eklendi.

    Bunu siz yaptıysanız bir şey yapmanız gerekmez. Siz değilseniz oturum açın, geçiş anahtarını kaldırın ve kuruluşa bildirin.
