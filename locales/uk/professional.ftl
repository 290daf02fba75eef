professional-basis-consent = За згодою батьків
professional-basis-inspection = На вимогу наглядового органу (Algemene wet bestuursrecht, стаття 5:20)
professional-basis-court = За наказом суду
professional-basis-youth-protection = На вимогу сімейного опікуна (gezinsvoogd) сертифікованої установи (Jeugdwet, стаття 7.3.11)
professional-why-label = Чому:
professional-family = Чим ми поділилися з іншими про дитину: { $child }
