professional-basis-consent = Za zgodą rodziców
professional-basis-inspection = Na żądanie organu nadzoru (Algemene wet bestuursrecht, artykuł 5:20)
professional-basis-court = Z nakazu sądu
professional-basis-youth-protection = Na żądanie kuratora rodzinnego (gezinsvoogd) certyfikowanej instytucji (Jeugdwet, artykuł 7.3.11)
professional-why-label = Dlaczego:
professional-family = Co przekazaliśmy innym o dziecku: { $child }
