"""The Unicode character database. Names and normal forms are native; the properties
below are those of version 15.1, as runs of characters that have the same, with their
lengths to the base 36."""

from bisect import bisect_right as _bisect_right

unidata_version = "15.1.0"

_CATEGORIES = (
    "Cc:w Zs:1 Po:3 Sc:1 Po:3 Ps:1 Pe:1 Po:1 Sm:1 Po:1 Pd:1 Po:2 Nd:a Po:2 Sm:3 Po:2 Lu:q Ps:1 "
    "Po:1 Pe:1 Sk:1 Pc:1 Sk:1 Ll:q Ps:1 Sm:1 Pe:1 Sm:1 Cc:x Zs:1 Po:1 Sc:4 So:1 Po:1 Sk:1 So:1 "
    "Lo:1 Pi:1 Sm:1 Cf:1 So:1 Sk:1 So:1 Sm:1 No:2 Sk:1 Ll:1 Po:2 Sk:1 No:1 Lo:1 Pf:1 No:3 Po:1 "
    "Lu:n Sm:1 Lu:7 Ll:o Sm:1 Ll:8 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:2 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:2 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:2 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:3 Lu:2 Ll:1 Lu:1 Ll:1 Lu:2 Ll:1 Lu:3 Ll:2 Lu:4 Ll:1 Lu:2 Ll:1 Lu:3 Ll:3 "
    "Lu:2 Ll:1 Lu:2 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:2 Ll:1 Lu:1 Ll:2 Lu:1 Ll:1 Lu:2 Ll:1 Lu:3 Ll:1 "
    "Lu:1 Ll:1 Lu:2 Ll:2 Lo:1 Lu:1 Ll:3 Lo:4 Lu:1 Lt:1 Ll:1 Lu:1 Lt:1 Ll:1 Lu:1 Lt:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:2 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:2 Lu:1 Lt:1 Ll:1 "
    "Lu:1 Ll:1 Lu:3 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:7 Lu:2 Ll:1 Lu:2 Ll:2 Lu:1 Ll:1 Lu:4 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1x Lo:1 Ll:r Lm:i Sk:4 Lm:c Sk:e Lm:5 Sk:7 Lm:1 Sk:1 Lm:1 Sk:h "
    "Mn:34 Lu:1 Ll:1 Lu:1 Ll:1 Lm:1 Sk:1 Lu:1 Ll:1 Cn:2 Lm:1 Ll:3 Po:1 Lu:1 Cn:4 Sk:2 Lu:1 Po:1 "
    "Lu:3 Cn:1 Lu:1 Cn:1 Lu:2 Ll:1 Lu:h Cn:1 Lu:9 Ll:z Lu:1 Ll:2 Lu:3 Ll:3 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:5 Lu:1 Ll:1 Sm:1 Lu:1 Ll:1 Lu:2 Ll:2 Lu:1f Ll:1c Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 So:1 Mn:5 Me:2 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:2 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:2 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Cn:1 Lu:12 Cn:2 "
    "Lm:1 Po:6 Ll:15 Po:1 Pd:1 Cn:2 So:2 Sc:1 Cn:1 Mn:19 Pd:1 Mn:1 Po:1 Mn:2 Po:1 Mn:2 Po:1 "
    "Mn:1 Cn:8 Lo:r Cn:4 Lo:4 Po:2 Cn:b Cf:6 Sm:3 Po:2 Sc:1 Po:2 So:2 Mn:b Po:1 Cf:1 Po:3 Lo:w "
    "Lm:1 Lo:a Mn:l Nd:a Po:4 Lo:2 Mn:1 Lo:2r Po:1 Lo:1 Mn:7 Cf:1 So:1 Mn:6 Lm:2 Mn:2 So:1 Mn:4 "
    "Lo:2 Nd:a Lo:3 So:2 Lo:1 Po:e Cn:1 Cf:1 Lo:1 Mn:1 Lo:u Mn:r Cn:2 Lo:2h Mn:b Lo:1 Cn:e Nd:a "
    "Lo:x Mn:9 Lm:2 So:1 Po:3 Lm:1 Cn:2 Mn:1 Sc:2 Lo:m Mn:4 Lm:1 Mn:9 Lm:1 Mn:3 Lm:1 Mn:5 Cn:2 "
    "Po:f Cn:1 Lo:p Mn:3 Cn:2 Po:1 Cn:1 Lo:b Cn:5 Lo:o Sk:1 Lo:6 Cn:1 Cf:2 Cn:6 Mn:8 Lo:15 Lm:1 "
    "Mn:o Cf:1 Mn:w Mc:1 Lo:1i Mn:1 Mc:1 Mn:1 Lo:1 Mc:3 Mn:8 Mc:4 Mn:1 Mc:2 Lo:1 Mn:7 Lo:a Mn:2 "
    "Po:2 Nd:a Po:1 Lm:1 Lo:f Mn:1 Mc:2 Cn:1 Lo:8 Cn:2 Lo:2 Cn:2 Lo:m Cn:1 Lo:7 Cn:1 Lo:1 Cn:3 "
    "Lo:4 Cn:2 Mn:1 Lo:1 Mc:3 Mn:4 Cn:2 Mc:2 Cn:2 Mc:2 Mn:1 Lo:1 Cn:8 Mc:1 Cn:4 Lo:2 Cn:1 Lo:3 "
    "Mn:2 Cn:2 Nd:a Lo:2 Sc:2 No:6 So:1 Sc:1 Lo:1 Po:1 Mn:1 Cn:2 Mn:2 Mc:1 Cn:1 Lo:6 Cn:4 Lo:2 "
    "Cn:2 Lo:m Cn:1 Lo:7 Cn:1 Lo:2 Cn:1 Lo:2 Cn:1 Lo:2 Cn:2 Mn:1 Cn:1 Mc:3 Mn:2 Cn:4 Mn:2 Cn:2 "
    "Mn:3 Cn:3 Mn:1 Cn:7 Lo:4 Cn:1 Lo:1 Cn:7 Nd:a Mn:2 Lo:3 Mn:1 Po:1 Cn:a Mn:2 Mc:1 Cn:1 Lo:9 "
    "Cn:1 Lo:3 Cn:1 Lo:m Cn:1 Lo:7 Cn:1 Lo:2 Cn:1 Lo:5 Cn:2 Mn:1 Lo:1 Mc:3 Mn:5 Cn:1 Mn:2 Mc:1 "
    "Cn:1 Mc:2 Mn:1 Cn:2 Lo:1 Cn:f Lo:2 Mn:2 Cn:2 Nd:a Po:1 Sc:1 Cn:7 Lo:1 Mn:6 Cn:1 Mn:1 Mc:2 "
    "Cn:1 Lo:8 Cn:2 Lo:2 Cn:2 Lo:m Cn:1 Lo:7 Cn:1 Lo:2 Cn:1 Lo:5 Cn:2 Mn:1 Lo:1 Mc:1 Mn:1 Mc:1 "
    "Mn:4 Cn:2 Mc:2 Cn:2 Mc:2 Mn:1 Cn:7 Mn:2 Mc:1 Cn:4 Lo:2 Cn:1 Lo:3 Mn:2 Cn:2 Nd:a So:1 Lo:1 "
    "No:6 Cn:a Mn:1 Lo:1 Cn:1 Lo:6 Cn:3 Lo:3 Cn:1 Lo:4 Cn:3 Lo:2 Cn:1 Lo:1 Cn:1 Lo:2 Cn:3 Lo:2 "
    "Cn:3 Lo:3 Cn:3 Lo:c Cn:4 Mc:2 Mn:1 Mc:2 Cn:3 Mc:3 Cn:1 Mc:3 Mn:1 Cn:2 Lo:1 Cn:6 Mc:1 Cn:e "
    "Nd:a No:3 So:6 Sc:1 So:1 Cn:5 Mn:1 Mc:3 Mn:1 Lo:8 Cn:1 Lo:3 Cn:1 Lo:n Cn:1 Lo:g Cn:2 Mn:1 "
    "Lo:1 Mn:3 Mc:4 Cn:1 Mn:3 Cn:1 Mn:4 Cn:7 Mn:2 Cn:1 Lo:3 Cn:2 Lo:1 Cn:2 Lo:2 Mn:2 Cn:2 Nd:a "
    "Cn:7 Po:1 No:7 So:1 Lo:1 Mn:1 Mc:2 Po:1 Lo:8 Cn:1 Lo:3 Cn:1 Lo:n Cn:1 Lo:a Cn:1 Lo:5 Cn:2 "
    "Mn:1 Lo:1 Mc:1 Mn:1 Mc:5 Cn:1 Mn:1 Mc:2 Cn:1 Mc:2 Mn:2 Cn:7 Mc:2 Cn:6 Lo:2 Cn:1 Lo:2 Mn:2 "
    "Cn:2 Nd:a Cn:1 Lo:2 Mc:1 Cn:c Mn:2 Mc:2 Lo:9 Cn:1 Lo:3 Cn:1 Lo:15 Mn:2 Lo:1 Mc:3 Mn:4 Cn:1 "
    "Mc:3 Cn:1 Mc:3 Mn:1 Lo:1 So:1 Cn:4 Lo:3 Mc:1 No:7 Lo:3 Mn:2 Cn:2 Nd:a No:9 So:1 Lo:6 Cn:1 "
    "Mn:1 Mc:2 Cn:1 Lo:i Cn:3 Lo:o Cn:1 Lo:9 Cn:1 Lo:1 Cn:2 Lo:7 Cn:3 Mn:1 Cn:4 Mc:3 Mn:3 Cn:1 "
    "Mn:1 Cn:1 Mc:8 Cn:6 Nd:a Cn:2 Mc:2 Po:1 Cn:c Lo:1c Mn:1 Lo:2 Mn:7 Cn:4 Sc:1 Lo:6 Lm:1 Mn:8 "
    "Po:1 Nd:a Po:2 Cn:11 Lo:2 Cn:1 Lo:1 Cn:1 Lo:5 Cn:1 Lo:o Cn:1 Lo:1 Cn:1 Lo:a Mn:1 Lo:2 Mn:9 "
    "Lo:1 Cn:2 Lo:5 Cn:1 Lm:1 Cn:1 Mn:7 Cn:1 Nd:a Cn:2 Lo:4 Cn:w Lo:1 So:3 Po:f So:1 Po:1 So:3 "
    "Mn:2 So:6 Nd:a No:a So:1 Mn:1 So:1 Mn:1 So:1 Mn:1 Ps:1 Pe:1 Ps:1 Pe:1 Mc:2 Lo:8 Cn:1 Lo:10 "
    "Cn:4 Mn:e Mc:1 Mn:5 Po:1 Mn:2 Lo:5 Mn:b Cn:1 Mn:10 Cn:1 So:8 Mn:1 So:6 Cn:1 So:2 Po:5 So:4 "
    "Po:2 Cn:11 Lo:17 Mc:2 Mn:4 Mc:1 Mn:6 Mc:1 Mn:2 Mc:2 Mn:2 Lo:1 Nd:a Po:6 Lo:6 Mc:2 Mn:2 "
    "Lo:4 Mn:3 Lo:1 Mc:3 Lo:2 Mc:7 Lo:3 Mn:4 Lo:d Mn:1 Mc:2 Mn:2 Mc:6 Mn:1 Lo:1 Mc:1 Nd:a Mc:3 "
    "Mn:1 So:2 Lu:12 Cn:1 Lu:1 Cn:5 Lu:1 Cn:2 Ll:17 Po:1 Lm:1 Ll:3 Lo:95 Cn:1 Lo:4 Cn:2 Lo:7 "
    "Cn:1 Lo:1 Cn:1 Lo:4 Cn:2 Lo:15 Cn:1 Lo:4 Cn:2 Lo:x Cn:1 Lo:4 Cn:2 Lo:7 Cn:1 Lo:1 Cn:1 Lo:4 "
    "Cn:2 Lo:f Cn:1 Lo:1l Cn:1 Lo:4 Cn:2 Lo:1v Cn:2 Mn:3 Po:9 No:k Cn:3 Lo:g So:a Cn:6 Lu:2e "
    "Cn:2 Ll:6 Cn:2 Pd:1 Lo:h8 So:1 Po:1 Lo:h Zs:1 Lo:q Ps:1 Pe:1 Cn:3 Lo:23 Po:3 Nl:3 Lo:8 "
    "Cn:7 Lo:i Mn:3 Mc:1 Cn:9 Lo:j Mn:2 Mc:1 Po:2 Cn:9 Lo:i Mn:2 Cn:c Lo:d Cn:1 Lo:3 Cn:1 Mn:2 "
    "Cn:c Lo:1g Mn:2 Mc:1 Mn:7 Mc:8 Mn:1 Mc:2 Mn:b Po:3 Lm:1 Po:3 Sc:1 Lo:1 Mn:1 Cn:2 Nd:a Cn:6 "
    "No:a Cn:6 Po:6 Pd:1 Po:4 Mn:3 Cf:1 Mn:1 Nd:a Cn:6 Lo:z Lm:1 Lo:1h Cn:7 Lo:5 Mn:2 Lo:y Mn:1 "
    "Lo:1 Cn:5 Lo:1y Cn:a Lo:v Cn:1 Mn:3 Mc:4 Mn:2 Mc:3 Cn:4 Mc:2 Mn:1 Mc:6 Mn:3 Cn:4 So:1 Cn:3 "
    "Po:2 Nd:a Lo:u Cn:2 Lo:5 Cn:b Lo:18 Cn:4 Lo:q Cn:6 Nd:a No:1 Cn:3 So:y Lo:n Mn:2 Mc:2 Mn:1 "
    "Cn:2 Po:2 Lo:1h Mc:1 Mn:1 Mc:1 Mn:7 Cn:1 Mn:1 Mc:1 Mn:1 Mc:2 Mn:8 Mc:6 Mn:a Cn:2 Mn:1 Nd:a "
    "Cn:6 Nd:a Cn:6 Po:7 Lm:1 Po:6 Cn:2 Mn:e Me:1 Mn:g Cn:1d Mn:4 Mc:1 Lo:1b Mn:1 Mc:1 Mn:5 "
    "Mc:1 Mn:1 Mc:5 Mn:1 Mc:2 Lo:8 Cn:3 Nd:a Po:7 So:a Mn:9 So:9 Po:2 Cn:1 Mn:2 Mc:1 Lo:u Mc:1 "
    "Mn:4 Mc:2 Mn:2 Mc:1 Mn:3 Lo:2 Nd:a Lo:18 Mn:1 Mc:1 Mn:2 Mc:3 Mn:1 Mc:1 Mn:3 Mc:2 Cn:8 Po:4 "
    "Lo:10 Mc:8 Mn:8 Mc:2 Mn:2 Cn:3 Po:5 Nd:a Cn:3 Lo:3 Nd:a Lo:u Lm:6 Po:2 Ll:9 Cn:7 Lu:17 "
    "Cn:2 Lu:3 Po:8 Cn:8 Mn:3 Po:1 Mn:d Mc:1 Mn:7 Lo:4 Mn:1 Lo:6 Mn:1 Lo:2 Mc:1 Mn:2 Lo:1 Cn:5 "
    "Ll:18 Lm:1r Ll:d Lm:1 Ll:y Lm:11 Mn:1s Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:9 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:9 Lu:8 Ll:6 Cn:2 Lu:6 Cn:2 Ll:8 Lu:8 Ll:8 Lu:8 Ll:6 Cn:2 Lu:6 Cn:2 Ll:8 "
    "Cn:1 Lu:1 Cn:1 Lu:1 Cn:1 Lu:1 Cn:1 Lu:1 Ll:8 Lu:8 Ll:e Cn:2 Ll:8 Lt:8 Ll:8 Lt:8 Ll:8 Lt:8 "
    "Ll:5 Cn:1 Ll:2 Lu:4 Lt:1 Sk:1 Ll:1 Sk:3 Ll:3 Cn:1 Ll:2 Lu:4 Lt:1 Sk:3 Ll:4 Cn:2 Ll:2 Lu:4 "
    "Cn:1 Sk:3 Ll:8 Lu:5 Sk:3 Cn:2 Ll:3 Cn:1 Ll:2 Lu:4 Lt:1 Sk:2 Cn:1 Zs:b Cf:5 Pd:6 Po:2 Pi:1 "
    "Pf:1 Ps:1 Pi:2 Pf:1 Ps:1 Pi:1 Po:8 Zl:1 Zp:1 Cf:5 Zs:1 Po:9 Pi:1 Pf:1 Po:4 Pc:2 Po:3 Sm:1 "
    "Ps:1 Pe:1 Po:b Sm:1 Po:1 Pc:1 Po:a Zs:1 Cf:5 Cn:1 Cf:a No:1 Lm:1 Cn:2 No:6 Sm:3 Ps:1 Pe:1 "
    "Lm:1 No:a Sm:3 Ps:1 Pe:1 Cn:1 Lm:d Cn:3 Sc:x Cn:f Mn:d Me:4 Mn:1 Me:3 Mn:c Cn:f So:2 Lu:1 "
    "So:4 Lu:1 So:2 Ll:1 Lu:3 Ll:2 Lu:3 Ll:1 So:1 Lu:1 So:2 Sm:1 Lu:5 So:6 Lu:1 So:1 Lu:1 So:1 "
    "Lu:1 So:1 Lu:4 So:1 Ll:1 Lu:4 Ll:1 Lo:4 Ll:1 So:2 Ll:2 Lu:2 Sm:5 Lu:1 Ll:4 So:1 Sm:1 So:2 "
    "Ll:1 So:1 No:g Nl:z Lu:1 Ll:1 Nl:4 No:1 So:2 Cn:4 Sm:5 So:5 Sm:2 So:4 Sm:1 So:2 Sm:1 So:2 "
    "Sm:1 So:7 Sm:1 So:v Sm:2 So:2 Sm:1 So:1 Sm:1 So:v Sm:7g So:8 Ps:1 Pe:1 Ps:1 Pe:1 So:k Sm:2 "
    "So:7 Ps:1 Pe:1 So:29 Sm:1 So:u Sm:p So:14 Sm:6 So:1x Cn:p So:b Cn:l No:1o So:26 No:m So:53 "
    "Sm:1 So:9 Sm:1 So:1i Sm:8 So:33 Sm:1 So:6w Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 "
    "Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 No:u So:18 Sm:5 Ps:1 Pe:1 Sm:v Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 "
    "Pe:1 Ps:1 Pe:1 Sm:g So:74 Sm:3n Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 "
    "Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Sm:1r Ps:1 Pe:1 Ps:1 Pe:1 Sm:w Ps:1 "
    "Pe:1 Sm:76 So:1c Sm:l So:2 Sm:6 So:13 Cn:2 So:w Cn:1 So:2x Lu:1c Ll:1c Lu:1 Ll:1 Lu:3 Ll:2 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:4 Ll:1 Lu:1 Ll:2 Lu:1 Ll:6 Lm:2 Lu:3 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:2 So:6 Lu:1 Ll:1 Lu:1 Ll:1 Mn:3 Lu:1 Ll:1 Cn:5 Po:4 No:1 Po:2 Ll:12 "
    "Cn:1 Ll:1 Cn:5 Ll:1 Cn:2 Lo:1k Cn:7 Lm:1 Po:1 Cn:e Mn:1 Lo:n Cn:9 Lo:7 Cn:1 Lo:7 Cn:1 Lo:7 "
    "Cn:1 Lo:7 Cn:1 Lo:7 Cn:1 Lo:7 Cn:1 Lo:7 Cn:1 Lo:7 Cn:1 Mn:w Po:2 Pi:1 Pf:1 Pi:1 Pf:1 Po:3 "
    "Pi:1 Pf:1 Po:1 Pi:1 Pf:1 Po:9 Pd:1 Po:2 Pd:1 Po:1 Pi:1 Pf:1 Po:2 Pi:1 Pf:1 Ps:1 Pe:1 Ps:1 "
    "Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Po:5 Lm:1 Po:a Pd:2 Po:4 Pd:1 Po:1 Ps:1 Po:d So:2 Po:3 Ps:1 Pe:1 "
    "Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Pd:1 Cn:y So:q Cn:1 So:2h Cn:c So:5y Cn:q So:g Zs:1 Po:3 "
    "So:1 Lm:1 Lo:1 Nl:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 So:2 Ps:1 Pe:1 Ps:1 "
    "Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Pd:1 Ps:1 Pe:2 So:1 Nl:9 Mn:4 Mc:2 Pd:1 Lm:5 So:2 Nl:3 Lm:1 Lo:1 "
    "Po:1 So:2 Cn:1 Lo:2e Cn:2 Mn:2 Sk:2 Lm:2 Lo:1 Pd:1 Lo:2i Po:1 Lm:3 Lo:1 Cn:5 Lo:17 Cn:1 "
    "Lo:2m Cn:1 So:2 No:4 So:a Lo:w So:10 Cn:b So:1 Lo:g So:v Cn:1 No:a So:u No:8 So:1 No:f "
    "So:w No:a So:13 No:f So:8w Lo:534 So:1s Lo:g7p Lm:1 Lo:vr Cn:3 So:1j Cn:9 Lo:14 Lm:6 Po:2 "
    "Lo:7g Lm:1 Po:3 Lo:g Nd:a Lo:2 Cn:k Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lo:1 "
    "Mn:1 Me:3 Po:1 Mn:a Po:1 Lm:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lm:2 Mn:2 "
    "Lo:1y Nl:a Mn:2 Po:6 Cn:8 Sk:n Lm:9 Sk:2 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:3 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lm:1 Ll:8 Lu:1 Ll:1 Lu:1 Ll:1 "
    "Lu:2 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lm:1 Sk:2 Lu:1 Ll:1 Lu:1 Ll:1 Lo:1 Lu:1 "
    "Ll:1 Lu:1 Ll:3 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:5 Ll:1 Lu:5 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:1 "
    "Ll:1 Lu:1 Ll:1 Lu:1 Ll:1 Lu:4 Ll:1 Lu:1 Ll:1 Cn:5 Lu:1 Ll:1 Cn:1 Ll:1 Cn:1 Ll:1 Lu:1 Ll:1 "
    "Lu:1 Ll:1 Cn:o Lm:3 Lu:1 Ll:1 Lo:1 Lm:2 Ll:1 Lo:7 Mn:1 Lo:3 Mn:1 Lo:4 Mn:1 Lo:n Mc:2 Mn:2 "
    "Mc:1 So:4 Mn:1 Cn:3 No:6 So:2 Sc:1 So:1 Cn:6 Lo:1g Po:4 Cn:8 Mc:2 Lo:1e Mc:g Mn:2 Cn:8 "
    "Po:2 Nd:a Cn:6 Mn:i Lo:6 Po:3 Lo:1 Po:1 Lo:2 Mn:1 Nd:a Lo:s Mn:8 Po:2 Lo:n Mn:b Mc:2 Cn:b "
    "Po:1 Lo:t Cn:3 Mn:3 Mc:1 Lo:1b Mn:1 Mc:2 Mn:4 Mc:2 Mn:2 Mc:3 Po:d Cn:1 Lm:1 Nd:a Cn:4 Po:2 "
    "Lo:5 Mn:1 Lm:1 Lo:9 Nd:a Lo:5 Cn:1 Lo:15 Mn:6 Mc:2 Mn:2 Mc:2 Mn:2 Cn:9 Lo:3 Mn:1 Lo:8 Mn:1 "
    "Mc:1 Cn:2 Nd:a Cn:2 Po:4 Lo:g Lm:1 Lo:6 So:3 Lo:1 Mc:1 Mn:1 Mc:1 Lo:1e Mn:1 Lo:1 Mn:3 Lo:2 "
    "Mn:2 Lo:5 Mn:2 Lo:1 Mn:1 Lo:1 Cn:o Lo:2 Lm:1 Po:2 Lo:b Mc:1 Mn:2 Mc:2 Po:2 Lo:1 Lm:2 Mc:1 "
    "Mn:1 Cn:a Lo:6 Cn:2 Lo:6 Cn:2 Lo:6 Cn:9 Lo:7 Cn:1 Lo:7 Cn:1 Ll:17 Sk:1 Lm:4 Ll:9 Lm:1 Sk:2 "
    "Cn:4 Ll:28 Lo:z Mc:2 Mn:1 Mc:2 Mn:1 Mc:2 Po:1 Mc:1 Mn:1 Cn:2 Nd:a Cn:6 Lo:8mc Cn:c Lo:n "
    "Cn:4 Lo:1d Cn:4 Cs:1kw Co:4xs Lo:a6 Cn:2 Lo:2y Cn:12 Ll:7 Cn:c Ll:5 Cn:5 Lo:1 Mn:1 Lo:a "
    "Sm:1 Lo:d Cn:1 Lo:5 Cn:1 Lo:1 Cn:1 Lo:2 Cn:1 Lo:2 Cn:1 Lo:30 Sk:h Cn:g Lo:a3 Pe:1 Ps:1 "
    "So:g Lo:1s Cn:2 Lo:1i Cn:7 So:1 Cn:w Lo:c Sc:1 So:3 Mn:g Po:7 Ps:1 Pe:1 Po:1 Cn:6 Mn:g "
    "Po:1 Pd:2 Pc:2 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 "
    "Pe:1 Po:2 Ps:1 Pe:1 Po:4 Pc:3 Po:3 Cn:1 Po:4 Pd:1 Ps:1 Pe:1 Ps:1 Pe:1 Ps:1 Pe:1 Po:3 Sm:1 "
    "Pd:1 Sm:3 Cn:1 Po:1 Sc:1 Po:2 Cn:4 Lo:5 Cn:1 Lo:3r Cn:2 Cf:1 Cn:1 Po:3 Sc:1 Po:3 Ps:1 Pe:1 "
    "Po:1 Sm:1 Po:1 Pd:1 Po:2 Nd:a Po:2 Sm:3 Po:2 Lu:q Ps:1 Po:1 Pe:1 Sk:1 Pc:1 Sk:1 Ll:q Ps:1 "
    "Sm:1 Pe:1 Sm:1 Ps:1 Pe:1 Po:1 Ps:1 Pe:1 Po:2 Lo:a Lm:1 Lo:19 Lm:2 Lo:v Cn:3 Lo:6 Cn:2 Lo:6 "
    "Cn:2 Lo:6 Cn:2 Lo:3 Cn:3 Sc:2 Sm:1 Sk:1 So:1 Sc:2 Cn:1 So:1 Sm:4 So:2 Cn:a Cf:3 So:2 Cn:2 "
    "Lo:c Cn:1 Lo:q Cn:1 Lo:j Cn:1 Lo:2 Cn:1 Lo:f Cn:2 Lo:e Cn:y Lo:3f Cn:5 Po:3 Cn:4 No:19 "
    "Cn:3 So:9 Nl:1h No:4 So:h No:2 So:3 Cn:1 So:d Cn:3 So:1 Cn:1b So:19 Mn:1 Cn:3m Lo:t Cn:3 "
    "Lo:1d Cn:f Mn:1 No:r Cn:4 Lo:w No:4 Cn:9 Lo:k Nl:1 Lo:8 Nl:1 Cn:5 Lo:12 Mn:5 Cn:5 Lo:u "
    "Cn:1 Po:1 Lo:10 Cn:4 Lo:8 Po:1 Nl:5 Cn:16 Lu:14 Ll:14 Lo:26 Cn:2 Nd:a Cn:6 Lu:10 Cn:4 "
    "Ll:10 Cn:4 Lo:14 Cn:8 Lo:1g Cn:b Po:1 Lu:b Cn:1 Lu:f Cn:1 Lu:7 Cn:1 Lu:2 Cn:1 Ll:b Cn:1 "
    "Ll:f Cn:1 Ll:7 Cn:1 Ll:2 Cn:1v Lo:8n Cn:9 Lo:m Cn:a Lo:8 Cn:o Lm:6 Cn:1 Lm:16 Cn:1 Lm:9 "
    "Cn:1x Lo:6 Cn:2 Lo:1 Cn:1 Lo:18 Cn:1 Lo:2 Cn:3 Lo:1 Cn:2 Lo:n Cn:1 Po:1 No:8 Lo:n So:2 "
    "No:7 Lo:v Cn:8 No:9 Cn:1c Lo:j Cn:1 Lo:2 Cn:5 No:5 Lo:m No:6 Cn:3 Po:1 Lo:q Cn:5 Po:1 "
    "Cn:1s Lo:1k Cn:4 No:2 Lo:2 No:g Cn:2 No:1a Lo:1 Mn:3 Cn:1 Mn:2 Cn:5 Mn:4 Lo:4 Cn:1 Lo:3 "
    "Cn:1 Lo:t Cn:2 Mn:3 Cn:4 Mn:1 No:9 Cn:7 Po:9 Cn:7 Lo:t No:2 Po:1 Lo:t No:3 Cn:w Lo:8 So:1 "
    "Lo:s Mn:2 Cn:4 No:5 Po:7 Cn:9 Lo:1i Cn:3 Po:7 Lo:m Cn:2 No:8 Lo:j Cn:5 No:8 Lo:i Cn:7 Po:4 "
    "Cn:c No:7 Cn:28 Lo:21 Cn:1j Lu:1f Cn:d Ll:1f Cn:7 No:6 Lo:10 Mn:4 Cn:8 Nd:a Cn:86 No:v "
    "Cn:1 Lo:16 Cn:1 Mn:2 Pd:1 Cn:2 Lo:2 Cn:23 Mn:3 Lo:t No:a Lo:1 Cn:8 Lo:m Mn:b No:4 Po:5 "
    "Cn:m Lo:i Mn:4 Po:4 Cn:12 Lo:l No:7 Cn:k Lo:n Cn:9 Mc:1 Mn:1 Mc:1 Lo:1h Mn:f Po:7 Cn:4 "
    "No:k Nd:a Mn:1 Lo:2 Mn:2 Lo:1 Cn:9 Mn:3 Mc:1 Lo:19 Mc:3 Mn:4 Mc:2 Mn:2 Po:2 Cf:1 Po:4 Mn:1 "
    "Cn:a Cf:1 Cn:2 Lo:p Cn:7 Nd:a Cn:6 Mn:3 Lo:10 Mn:5 Mc:1 Mn:8 Cn:1 Nd:a Po:4 Lo:1 Mc:2 Lo:1 "
    "Cn:8 Lo:z Mn:1 Po:2 Lo:1 Cn:9 Mn:2 Mc:1 Lo:1c Mc:3 Mn:9 Mc:2 Lo:4 Po:4 Mn:4 Po:1 Mc:1 Mn:1 "
    "Nd:a Lo:1 Po:1 Lo:1 Po:3 Cn:1 No:k Cn:b Lo:i Cn:1 Lo:p Mc:3 Mn:3 Mc:2 Mn:1 Mc:1 Mn:2 Po:6 "
    "Mn:1 Lo:2 Mn:1 Cn:1q Lo:7 Cn:1 Lo:1 Cn:1 Lo:4 Cn:1 Lo:f Cn:1 Lo:a Po:1 Cn:6 Lo:1b Mn:1 "
    "Mc:3 Mn:8 Cn:5 Nd:a Cn:6 Mn:2 Mc:2 Cn:1 Lo:8 Cn:2 Lo:2 Cn:2 Lo:m Cn:1 Lo:7 Cn:1 Lo:2 Cn:1 "
    "Lo:5 Cn:1 Mn:2 Lo:1 Mc:2 Mn:1 Mc:4 Cn:2 Mc:2 Cn:2 Mc:3 Cn:2 Lo:1 Cn:6 Mc:1 Cn:5 Lo:5 Mc:2 "
    "Cn:2 Mn:7 Cn:3 Mn:5 Cn:3v Lo:1h Mc:3 Mn:8 Mc:2 Mn:3 Mc:1 Mn:1 Lo:4 Po:5 Nd:a Po:2 Cn:1 "
    "Po:1 Mn:1 Lo:3 Cn:u Lo:1c Mc:3 Mn:6 Mc:1 Mn:1 Mc:4 Mn:2 Mc:1 Mn:2 Lo:2 Po:1 Lo:1 Cn:8 Nd:a "
    "Cn:4m Lo:1b Mc:3 Mn:4 Cn:2 Mc:4 Mn:2 Mc:1 Mn:2 Po:n Lo:4 Mn:2 Cn:y Lo:1c Mc:3 Mn:8 Mc:2 "
    "Mn:1 Mc:1 Mn:2 Po:3 Lo:1 Cn:b Nd:a Cn:6 Po:d Cn:j Lo:17 Mn:1 Mc:1 Mn:1 Mc:2 Mn:6 Mc:1 Mn:1 "
    "Lo:1 Po:1 Cn:6 Nd:a Cn:1i Lo:r Cn:2 Mn:3 Mc:2 Mn:4 Mc:1 Mn:5 Cn:4 Nd:a No:2 Po:3 So:1 Lo:7 "
    "Cn:55 Lo:18 Mc:3 Mn:9 Mc:1 Mn:2 Po:1 Cn:2s Lu:w Ll:w Nd:a No:9 Cn:c Lo:8 Cn:2 Lo:1 Cn:2 "
    "Lo:8 Cn:1 Lo:2 Cn:1 Lo:o Mc:6 Cn:1 Mc:2 Cn:2 Mn:2 Mc:1 Mn:1 Lo:1 Mc:1 Lo:1 Mc:1 Mn:1 Po:3 "
    "Cn:9 Nd:a Cn:1y Lo:8 Cn:2 Lo:13 Mc:3 Mn:4 Cn:2 Mn:2 Mc:4 Mn:1 Lo:1 Po:1 Lo:1 Mc:1 Cn:r "
    "Lo:1 Mn:a Lo:14 Mn:6 Mc:1 Lo:1 Mn:4 Po:8 Mn:1 Cn:8 Lo:1 Mn:6 Mc:2 Mn:3 Lo:1a Mn:d Mc:1 "
    "Mn:2 Po:3 Lo:1 Po:5 Cn:d Lo:21 Cn:7 Po:a Cn:6u Lo:9 Cn:1 Lo:11 Mc:1 Mn:7 Cn:1 Mn:6 Mc:1 "
    "Mn:1 Lo:1 Po:5 Cn:a Nd:a No:j Cn:3 Po:2 Lo:u Cn:2 Mn:m Cn:1 Mc:1 Mn:7 Mc:1 Mn:2 Mc:1 Mn:2 "
    "Cn:21 Lo:7 Cn:1 Lo:2 Cn:1 Lo:12 Mn:6 Cn:3 Mn:1 Cn:1 Mn:2 Cn:1 Mn:7 Lo:1 Mn:1 Cn:8 Nd:a "
    "Cn:6 Lo:6 Cn:1 Lo:2 Cn:1 Lo:w Mc:5 Cn:1 Mn:2 Cn:1 Mc:2 Mn:1 Mc:1 Mn:1 Lo:1 Cn:7 Nd:a Cn:8m "
    "Lo:j Mn:2 Mc:2 Po:2 Cn:7 Mn:2 Lo:1 Mc:1 Lo:d Cn:1 Lo:y Mc:2 Mn:5 Cn:3 Mc:2 Mn:1 Mc:1 Mn:1 "
    "Po:d Nd:a Cn:2e Lo:1 Cn:f No:l So:8 Sc:4 So:h Cn:d Po:1 Lo:pm Cn:2u Nl:33 Cn:1 Po:5 Cn:b "
    "Lo:5g Cn:218 Lo:2p Po:2 Cn:d Lo:ts Cf:g Mn:1 Lo:6 Mn:f Cn:33e Lo:g7 Cn:6nt Lo:ft Cn:7 Lo:v "
    "Cn:1 Nd:a Cn:4 Po:2 Lo:27 Cn:1 Nd:a Cn:6 Lo:u Cn:2 Mn:5 Po:1 Cn:a Lo:1c Mn:7 Po:5 So:4 "
    "Lm:4 Po:1 So:1 Cn:a Nd:a Cn:1 No:7 Cn:1 Lo:l Cn:5 Lo:j Cn:j4 Lu:w Ll:w No:n Po:4 Cn:2t "
    "Lo:23 Cn:4 Mn:1 Lo:1 Mc:1j Cn:7 Mn:4 Lm:d Cn:1s Lm:2 Po:1 Lm:1 Mn:1 Cn:b Mc:2 Cn:e Lo:4qg "
    "Cn:8 Lo:ye Cn:16 Lo:9 Cn:6w7 Lm:4 Cn:1 Lm:7 Cn:1 Lm:2 Cn:1 Lo:83 Cn:f Lo:1 Cn:t Lo:3 Cn:2 "
    "Lo:1 Cn:e Lo:4 Cn:8 Lo:b0 Cn:1s4 Lo:2z Cn:5 Lo:d Cn:3 Lo:9 Cn:7 Lo:a Cn:2 So:1 Mn:2 Po:1 "
    "Cf:4 Cn:3mk Mn:1a Cn:2 Mn:n Cn:9 So:38 Cn:1o So:6u Cn:a So:13 Cn:2 So:1o Mc:2 Mn:3 So:3 "
    "Mc:6 Cf:8 Mn:8 So:2 Mn:7 So:u Mn:4 So:1p Cn:l So:1u Mn:3 So:1 Cn:3e No:k Cn:c No:k Cn:c "
    "So:2f Cn:9 No:p Cn:3r Lu:q Ll:q Lu:q Ll:7 Cn:1 Ll:i Lu:q Ll:q Lu:1 Cn:1 Lu:2 Cn:2 Lu:1 "
    "Cn:2 Lu:2 Cn:2 Lu:4 Cn:1 Lu:8 Ll:4 Cn:1 Ll:1 Cn:1 Ll:7 Cn:1 Ll:b Lu:q Ll:q Lu:2 Cn:1 Lu:4 "
    "Cn:2 Lu:8 Cn:1 Lu:7 Cn:1 Ll:q Lu:2 Cn:1 Lu:4 Cn:1 Lu:5 Cn:1 Lu:1 Cn:3 Lu:7 Cn:1 Ll:q Lu:q "
    "Ll:q Lu:q Ll:q Lu:q Ll:q Lu:q Ll:q Lu:q Ll:q Lu:q Ll:s Cn:2 Lu:p Sm:1 Ll:p Sm:1 Ll:6 Lu:p "
    "Sm:1 Ll:p Sm:1 Ll:6 Lu:p Sm:1 Ll:p Sm:1 Ll:6 Lu:p Sm:1 Ll:p Sm:1 Ll:6 Lu:p Sm:1 Ll:p Sm:1 "
    "Ll:6 Lu:1 Ll:1 Cn:2 Nd:1e So:e8 Mn:1j So:4 Mn:1e So:8 Mn:1 So:e Mn:1 So:2 Po:5 Cn:f Mn:5 "
    "Cn:1 Mn:f Cn:uo Ll:a Lo:1 Ll:k Cn:6 Ll:6 Cn:5x Mn:7 Cn:1 Mn:h Cn:2 Mn:7 Cn:1 Mn:2 Cn:1 "
    "Mn:5 Cn:5 Lm:1q Cn:x Mn:1 Cn:34 Lo:19 Cn:3 Mn:7 Lm:7 Cn:2 Nd:a Cn:4 Lo:1 So:1 Cn:8w Lo:u "
    "Mn:1 Cn:h Lo:18 Mn:4 Nd:a Cn:5 Sc:1 Cn:cw Lo:r Lm:1 Mn:4 Nd:a Cn:km Lo:7 Cn:1 Lo:4 Cn:1 "
    "Lo:2 Cn:1 Lo:f Cn:1 Lo:5h Cn:2 No:9 Mn:7 Cn:15 Lu:y Ll:y Mn:7 Lm:1 Cn:4 Nd:a Cn:4 Po:2 "
    "Cn:lt No:1n So:1 No:3 Sc:1 No:4 Cn:24 No:19 So:1 No:f Cn:5e Lo:4 Cn:1 Lo:r Cn:1 Lo:2 Cn:1 "
    "Lo:1 Cn:2 Lo:1 Cn:1 Lo:a Cn:1 Lo:4 Cn:1 Lo:1 Cn:1 Lo:1 Cn:6 Lo:1 Cn:4 Lo:1 Cn:1 Lo:1 Cn:1 "
    "Lo:1 Cn:1 Lo:3 Cn:1 Lo:2 Cn:1 Lo:1 Cn:2 Lo:1 Cn:1 Lo:1 Cn:1 Lo:1 Cn:1 Lo:1 Cn:1 Lo:1 Cn:1 "
    "Lo:2 Cn:1 Lo:1 Cn:2 Lo:4 Cn:1 Lo:7 Cn:1 Lo:4 Cn:1 Lo:4 Cn:1 Lo:1 Cn:1 Lo:a Cn:1 Lo:h Cn:5 "
    "Lo:3 Cn:1 Lo:5 Cn:1 Lo:h Cn:1g Sm:2 Cn:7i So:18 Cn:4 So:2s Cn:c So:f Cn:2 So:f Cn:1 So:f "
    "Cn:1 So:11 Cn:a No:d So:4h Cn:1k So:t Cn:d So:18 Cn:4 So:9 Cn:7 So:2 Cn:e So:6 Cn:4a So:6z "
    "Sk:5 So:k8 Cn:4 So:h Cn:3 So:d Cn:3 So:3b Cn:4 So:2n Cn:6 So:c Cn:4 So:1 Cn:f So:c Cn:4 "
    "So:1k Cn:8 So:a Cn:6 So:14 Cn:8 So:u Cn:2 So:2 Cn:26 So:9g Cn:c So:e Cn:2 So:d Cn:3 So:9 "
    "Cn:7 So:1a Cn:1 So:7 Cn:8 So:e Cn:4 So:9 Cn:7 So:9 Cn:7 So:43 Cn:1 So:1j Cn:11 Nd:a Cn:sm "
    "Lo:wyo Cn:w Lo:37e Cn:6 Lo:66 Cn:2 Lo:4g2 Cn:e Lo:5rl Cn:f Lo:ha Cn:1wi Lo:f2 Cn:15u "
    "Lo:3t7 Cn:5 Lo:38g Cn:f975 Cf:1 Cn:u Cf:2o Cn:3k Mn:6o Cn:1e6o Co:1eke Cn:2 Co:1eke Cn:2 "
)

_WIDTHS = (
    "N:w Na:2n N:y A:1 Na:2 A:1 Na:2 A:2 N:1 A:1 N:1 Na:1 A:2 Na:1 A:5 N:1 A:5 N:1 A:4 N:6 A:1 "
    "N:9 A:1 N:6 A:2 N:5 A:4 N:4 A:1 N:1 A:3 N:1 A:2 N:2 A:1 N:1 A:2 N:3 A:4 N:1 A:1 N:1 A:1 "
    "N:2 A:1 N:f A:1 N:1 A:1 N:7 A:1 N:a A:2 N:3 A:1 N:5 A:3 N:4 A:1 N:6 A:4 N:1 A:1 N:3 A:4 "
    "N:1 A:1 N:4 A:2 N:i A:2 N:3 A:1 N:2q A:1 N:1 A:1 N:1 A:1 N:1 A:1 N:1 A:1 N:1 A:1 N:1 A:1 "
    "N:1 A:1 N:38 A:1 N:f A:1 N:2q A:1 N:2 A:1 N:1 A:3 N:1 A:1 N:2 A:1 N:7 A:4 N:1 A:1 N:1 A:1 "
    "N:w A:34 N:x A:h N:1 A:7 N:7 A:h N:1 A:7 N:1j A:1 N:e A:1s N:1 A:1 N:2i6 W:2o N:2wg A:1 "
    "N:2 A:4 N:1 A:2 N:2 A:2 N:2 A:3 N:1 A:4 N:8 A:1 N:1 A:2 N:1 A:1 N:5 A:1 N:2 A:1 N:1h A:1 "
    "N:a A:1 N:1 A:4 N:10 H:1 N:2 A:1 N:2e A:1 N:1 A:1 N:3 A:1 N:9 A:1 N:2 A:1 N:a A:2 N:3 A:1 "
    "N:4 A:1 N:13 A:2 N:6 A:4 N:1 A:c N:4 A:a N:f A:1 N:6 A:a N:u A:2 N:o A:1 N:1 A:1 N:i A:1 "
    "N:o A:1 N:1 A:2 N:3 A:2 N:2 A:1 N:3 A:1 N:1 A:1 N:3 A:1 N:4 A:1 N:2 A:4 N:2 A:1 N:1 A:1 "
    "N:1 A:6 N:1 A:1 N:5 A:4 N:4 A:2 N:a A:1 N:3 A:1 N:5 A:1 N:d A:2 N:2 A:4 N:2 A:2 N:2 A:2 "
    "N:i A:2 N:2 A:2 N:d A:1 N:3 A:1 N:b A:1 N:p A:1 N:2a A:1 N:7 W:2 N:d W:2 N:5a W:4 N:3 W:1 "
    "N:2 W:1 N:30 A:3u N:1 A:2p N:4 A:10 N:c A:g N:2 A:4 N:a A:2 N:1 A:7 N:8 A:2 N:2 A:2 N:4 "
    "A:2 N:2 A:2 N:4 A:3 N:2 A:1 N:2 A:4 N:g A:4 N:9 A:1 N:d W:2 N:6 A:2 N:2 A:1 N:4 A:2 N:4 "
    "W:2 N:6 A:1 N:1 A:1 N:x A:1 N:1 A:1 N:5 W:c N:c A:2 N:1 A:3 N:1 A:4 N:1 A:2 N:1 A:1 N:f "
    "W:1 N:j W:1 N:a A:2 N:1 W:1 N:8 W:2 N:h W:2 A:1 N:4 W:2 A:8 W:1 A:5 W:1 A:d N:1 A:1 N:4 "
    "A:2 W:1 A:7 W:2 A:1 W:1 A:4 W:1 A:2 W:1 A:2 N:5 W:1 N:4 W:2 N:s W:1 N:k A:1 N:e W:1 N:1 "
    "W:1 N:4 W:3 N:1 W:1 N:u A:a N:l W:3 N:o W:1 N:e W:1 N:12 Na:8 N:bb Na:2 N:b8 W:2 N:1f W:1 "
    "N:4 W:1 A:4 N:me W:q N:1 W:2h N:c W:5y N:q W:g F:1 W:1q N:2 W:2e N:2 W:2v N:5 W:17 N:1 "
    "W:2m N:1 W:2c N:b W:1c N:1 W:14 A:8 W:5f4 N:1s W:h3h N:3 W:1j N:wp W:t N:hv W:8mc N:1ng "
    "A:4xs W:e8 N:lc A:g W:a N:m W:z N:1 W:j N:1 W:4 N:45 F:2o H:2m N:3 H:6 N:2 H:6 N:2 H:6 N:2 "
    "H:3 N:3 F:7 N:1 H:7 N:e A:1 N:m3m W:5 N:b W:2 N:e W:4qg N:8 W:ye N:16 W:9 N:6w7 W:4 N:1 "
    "W:7 N:1 W:2 N:1 W:83 N:f W:1 N:t W:3 N:2 W:1 N:e W:4 N:8 W:b0 N:c20 W:1 N:5m W:1 N:1c A:b "
    "N:5 A:u N:2 A:1m N:6 A:u W:1 A:2 W:a A:i N:2b W:3 N:d W:18 N:4 W:9 N:7 W:2 N:e W:6 N:4a "
    "W:x N:c W:9 N:1 W:1y N:1 W:m N:c W:17 N:4 W:5 N:c W:h N:3 W:1 N:3 W:1z N:1 W:1 N:1 W:57 "
    "N:2 W:1r N:d W:4 N:1 W:o N:i W:1 N:q W:2 N:d W:1 N:2e W:2d N:1c W:1y N:6 W:1 N:3 W:3 N:2 "
    "W:3 N:4 W:4 N:b W:2 N:7 W:9 N:6b W:c N:4 W:1 N:7v W:1b N:1 W:a N:1 W:55 N:34 W:d N:3 W:9 "
    "N:7 W:1a N:1 W:7 N:8 W:e N:4 W:9 N:7 W:9 N:zr W:1eke N:2 W:1eke N:e1vm A:6o N:1e6o A:1eke "
    "N:2 A:1eke N:2 "
)

_DIRECTIONS = (
    "BN:9 S:1 B:1 S:1 WS:1 B:1 BN:e B:3 S:1 WS:1 ON:2 ET:3 ON:5 ES:1 CS:1 ES:1 CS:2 EN:a CS:1 "
    "ON:6 L:q ON:6 L:q ON:4 BN:6 B:1 BN:q CS:1 ON:1 ET:4 ON:4 L:1 ON:2 BN:1 ON:2 ET:2 EN:2 ON:1 "
    "L:1 ON:3 EN:1 L:1 ON:5 L:n ON:1 L:v ON:1 L:ch ON:2 L:7 ON:e L:2 ON:e L:5 ON:9 L:1 ON:h "
    "NSM:34 L:4 ON:2 L:2 :2 L:4 ON:1 L:1 :4 ON:2 L:1 ON:1 L:3 :1 L:1 :1 L:k :1 L:2b ON:1 L:3w "
    "NSM:7 L:4m :1 L:12 :2 L:1d ON:1 :2 ON:2 ET:1 :1 NSM:19 R:1 NSM:1 R:1 NSM:2 R:1 NSM:2 R:1 "
    "NSM:1 :8 R:r :4 R:6 :b AN:6 ON:2 AL:1 ET:2 AL:1 CS:1 AL:1 ON:2 NSM:b AL:1c NSM:l AN:a ET:1 "
    "AN:2 AL:3 NSM:1 AL:2t NSM:7 AN:1 ON:1 NSM:6 AL:2 NSM:2 ON:1 NSM:4 AL:2 EN:a AL:k :1 AL:2 "
    "NSM:1 AL:u NSM:r :2 AL:2h NSM:b AL:1 :e R:17 NSM:9 R:2 ON:4 R:1 :2 NSM:1 R:o NSM:4 R:1 "
    "NSM:9 R:1 NSM:3 R:1 NSM:5 :2 R:f :1 R:p NSM:3 :2 R:1 :1 AL:b :5 AL:v :1 AN:2 :6 NSM:8 "
    "AL:16 NSM:o AN:1 NSM:w L:1j NSM:1 L:1 NSM:1 L:4 NSM:8 L:4 NSM:1 L:3 NSM:7 L:a NSM:2 L:t "
    "NSM:1 L:2 :1 L:8 :2 L:2 :2 L:m :1 L:7 :1 L:1 :3 L:4 :2 NSM:1 L:4 NSM:4 :2 L:2 :2 L:2 NSM:1 "
    "L:1 :8 L:1 :4 L:2 :1 L:3 NSM:2 :2 L:c ET:2 L:7 ET:1 L:2 NSM:1 :2 NSM:2 L:1 :1 L:6 :4 L:2 "
    ":2 L:m :1 L:7 :1 L:2 :1 L:2 :1 L:2 :2 NSM:1 :1 L:3 NSM:2 :4 NSM:2 :2 NSM:3 :3 NSM:1 :7 L:4 "
    ":1 L:1 :7 L:a NSM:2 L:3 NSM:1 L:1 :a NSM:2 L:1 :1 L:9 :1 L:3 :1 L:m :1 L:7 :1 L:2 :1 L:5 "
    ":2 NSM:1 L:4 NSM:5 :1 NSM:2 L:1 :1 L:2 NSM:1 :2 L:1 :f L:2 NSM:2 :2 L:b ET:1 :7 L:1 NSM:6 "
    ":1 NSM:1 L:2 :1 L:8 :2 L:2 :2 L:m :1 L:7 :1 L:2 :1 L:5 :2 NSM:1 L:2 NSM:1 L:1 NSM:4 :2 L:2 "
    ":2 L:2 NSM:1 :7 NSM:2 L:1 :4 L:2 :1 L:3 NSM:2 :2 L:i :a NSM:1 L:1 :1 L:6 :3 L:3 :1 L:4 :3 "
    "L:2 :1 L:1 :1 L:2 :3 L:2 :3 L:3 :3 L:c :4 L:2 NSM:1 L:2 :3 L:3 :1 L:3 NSM:1 :2 L:1 :6 L:1 "
    ":e L:d ON:6 ET:1 ON:1 :5 NSM:1 L:3 NSM:1 L:8 :1 L:3 :1 L:n :1 L:g :2 NSM:1 L:1 NSM:3 L:4 "
    ":1 NSM:3 :1 NSM:4 :7 NSM:2 :1 L:3 :2 L:1 :2 L:2 NSM:2 :2 L:a :7 L:1 ON:7 L:2 NSM:1 L:b :1 "
    "L:3 :1 L:n :1 L:a :1 L:5 :2 NSM:1 L:8 :1 L:3 :1 L:2 NSM:2 :7 L:2 :6 L:2 :1 L:2 NSM:2 :2 "
    "L:a :1 L:3 :c NSM:2 L:b :1 L:3 :1 L:15 NSM:2 L:4 NSM:4 :1 L:3 :1 L:3 NSM:1 L:2 :4 L:e "
    "NSM:2 :2 L:q :1 NSM:1 L:2 :1 L:i :3 L:o :1 L:9 :1 L:1 :2 L:7 :3 NSM:1 :4 L:3 NSM:3 :1 "
    "NSM:1 :1 L:8 :6 L:a :2 L:3 :c L:1c NSM:1 L:2 NSM:7 :4 ET:1 L:7 NSM:8 L:d :11 L:2 :1 L:1 :1 "
    "L:5 :1 L:o :1 L:1 :1 L:a NSM:1 L:2 NSM:9 L:1 :2 L:5 :1 L:1 :1 NSM:7 :1 L:a :2 L:4 :w L:o "
    "NSM:2 L:r NSM:1 L:1 NSM:1 L:1 NSM:1 ON:4 L:a :1 L:10 :4 NSM:e L:1 NSM:5 L:1 NSM:2 L:5 "
    "NSM:b :1 NSM:10 :1 L:8 NSM:1 L:6 :1 L:d :11 L:19 NSM:4 L:1 NSM:6 L:1 NSM:2 L:2 NSM:2 L:p "
    "NSM:2 L:4 NSM:3 L:g NSM:4 L:d NSM:1 L:2 NSM:2 L:6 NSM:1 L:f NSM:1 L:14 :1 L:1 :5 L:1 :2 "
    "L:ah :1 L:4 :2 L:7 :1 L:1 :1 L:4 :2 L:15 :1 L:4 :2 L:x :1 L:4 :2 L:7 :1 L:1 :1 L:4 :2 L:f "
    ":1 L:1l :1 L:4 :2 L:1v :2 NSM:3 L:t :3 L:g ON:a :6 L:2e :2 L:6 :2 ON:1 L:hr WS:1 L:q ON:2 "
    ":3 L:2h :7 L:i NSM:3 L:1 :9 L:j NSM:2 L:3 :9 L:i NSM:2 :c L:d :1 L:3 :1 NSM:2 :c L:1g "
    "NSM:2 L:1 NSM:7 L:8 NSM:1 L:2 NSM:b L:7 ET:1 L:1 NSM:1 :2 L:a :6 ON:a :6 ON:b NSM:3 BN:1 "
    "NSM:1 L:a :6 L:2h :7 L:5 NSM:2 L:y NSM:1 L:1 :5 L:1y :a L:v :1 NSM:3 L:4 NSM:2 L:3 :4 L:2 "
    "NSM:1 L:6 NSM:3 :4 ON:1 :3 ON:2 L:14 :2 L:5 :b L:18 :4 L:q :6 L:b :3 ON:y L:n NSM:2 L:2 "
    "NSM:1 :2 L:1k NSM:1 L:1 NSM:7 :1 NSM:1 L:1 NSM:1 L:2 NSM:8 L:6 NSM:a :2 NSM:1 L:a :6 L:a "
    ":6 L:e :2 NSM:v :1d NSM:4 L:1c NSM:1 L:1 NSM:5 L:1 NSM:1 L:5 NSM:1 L:a :3 L:r NSM:9 L:b :1 "
    "NSM:2 L:w NSM:4 L:2 NSM:2 L:1 NSM:3 L:1k NSM:1 L:1 NSM:2 L:3 NSM:1 L:1 NSM:3 L:2 :8 L:1c "
    "NSM:8 L:2 NSM:2 :3 L:f :3 L:1o :7 L:17 :2 L:b :8 NSM:3 L:1 NSM:d L:1 NSM:7 L:4 NSM:1 L:6 "
    "NSM:1 L:3 NSM:2 L:1 :5 L:5c NSM:1s L:7q :2 L:6 :2 L:12 :2 L:6 :2 L:8 :1 L:1 :1 L:1 :1 L:1 "
    ":1 L:v :2 L:1h :1 L:7 ON:1 L:1 ON:3 L:3 :1 L:7 ON:3 L:4 :2 L:6 :1 ON:3 L:d ON:3 :2 L:3 :1 "
    "L:7 ON:2 :1 WS:b BN:3 L:1 R:1 ON:o WS:1 B:1 LRE:1 RLE:1 PDF:1 LRO:1 RLO:1 CS:1 ET:5 ON:f "
    "CS:1 ON:q WS:1 BN:5 :1 LRI:1 RLI:1 FSI:1 PDI:1 BN:6 EN:1 L:1 :2 EN:6 ES:2 ON:3 L:1 EN:a "
    "ES:2 ON:3 :1 L:d :3 ET:x :f NSM:x :f ON:2 L:1 ON:4 L:1 ON:2 L:a ON:1 L:1 ON:3 L:5 ON:6 L:1 "
    "ON:1 L:1 ON:1 L:1 ON:1 L:4 ET:1 L:b ON:2 L:4 ON:5 L:5 ON:4 L:2 ON:g L:15 ON:3 :4 ON:3m "
    "ES:1 ET:1 ON:82 L:1x ON:q L:1 ON:41 :p ON:b :l ON:14 EN:k L:26 ON:ci L:1 ON:9f L:74 ON:hg "
    ":2 ON:w :1 ON:2x L:6d ON:6 L:4 NSM:3 L:2 :5 ON:7 L:12 :1 L:1 :5 L:1 :2 L:1k :7 L:2 :e "
    "NSM:1 L:n :9 L:7 :1 L:7 :1 L:7 :1 L:7 :1 L:7 :1 L:7 :1 L:7 :1 L:7 :1 NSM:w ON:2m :y ON:q "
    ":1 ON:2h :c ON:5y :q ON:g WS:1 ON:4 L:3 ON:p L:9 NSM:4 L:2 ON:1 L:5 ON:2 L:5 ON:3 :1 L:2e "
    ":2 NSM:2 ON:2 L:3 ON:1 L:2i ON:1 L:4 :5 L:17 :1 L:2m :1 L:1c ON:10 :b ON:1 L:19 ON:2 :1 "
    "L:1c ON:g L:s ON:3 L:1e ON:f L:c ON:4 L:4n ON:4 L:2r ON:2 L:v ON:1 L:534 ON:1s L:h3h :3 "
    "ON:1j :9 L:8t ON:3 L:s :k L:1b NSM:4 ON:1 NSM:a ON:2 L:u NSM:2 L:28 NSM:2 L:6 :8 ON:y L:2u "
    "ON:1 L:1u :5 L:2 :1 L:1 :1 L:5 :o L:g NSM:1 L:3 NSM:1 L:4 NSM:1 L:p NSM:2 L:1 ON:4 NSM:1 "
    ":3 L:8 ET:2 :6 L:1g ON:4 :8 L:1w NSM:2 :8 L:c :6 NSM:i L:d NSM:1 L:12 NSM:8 L:p NSM:b L:2 "
    ":b L:u :3 NSM:3 L:1c NSM:1 L:2 NSM:4 L:2 NSM:2 L:g :1 L:b :4 L:7 NSM:1 L:p :1 L:15 NSM:6 "
    "L:2 NSM:2 L:2 NSM:2 :9 L:3 NSM:1 L:8 NSM:1 L:1 :2 L:a :2 L:w NSM:1 L:1f NSM:1 L:1 NSM:3 "
    "L:2 NSM:2 L:5 NSM:2 L:1 NSM:1 L:1 :o L:h NSM:2 L:8 NSM:1 :a L:6 :2 L:6 :2 L:6 :9 L:7 :1 "
    "L:7 :1 L:1m ON:2 :4 L:39 NSM:1 L:2 NSM:1 L:4 NSM:1 :2 L:a :6 L:8mc :c L:n :4 L:1d :4 L:6su "
    ":2 L:2y :12 L:7 :c L:5 :5 R:1 NSM:1 R:a ES:1 R:d :1 R:5 :1 R:1 :1 R:2 :1 R:2 :1 R:a AL:37 "
    ":g AL:a3 ON:i AL:1s :2 AL:1i :7 ON:1 :w AL:d ON:3 NSM:g ON:a :6 NSM:g ON:w CS:1 ON:1 CS:1 "
    ":1 ON:1 CS:1 ON:9 ET:1 ON:2 ES:2 ON:3 :1 ON:1 ET:2 ON:1 :4 AL:5 :1 AL:3r :2 BN:1 :1 ON:2 "
    "ET:3 ON:5 ES:1 CS:1 ES:1 CS:2 EN:a CS:1 ON:6 L:q ON:6 L:q ON:b L:2h :3 L:6 :2 L:6 :2 L:6 "
    ":2 L:3 :3 ET:2 ON:3 ET:2 :1 ON:7 :a ON:5 :2 L:c :1 L:q :1 L:j :1 L:2 :1 L:f :2 L:e :y L:3f "
    ":5 L:1 ON:1 L:1 :4 L:19 :3 L:9 ON:25 L:2 :1 ON:d :3 ON:1 :1b L:19 NSM:1 :3m L:t :3 L:1d :f "
    "NSM:1 EN:r :4 L:10 :9 L:u :5 L:12 NSM:5 :5 L:u :1 L:11 :4 L:e :16 L:4e :2 L:a :6 L:10 :4 "
    "L:10 :4 L:14 :8 L:1g :b L:c :1 L:f :1 L:7 :1 L:2 :1 L:b :1 L:f :1 L:7 :1 L:2 :1v L:8n :9 "
    "L:m :a L:8 :o L:6 :1 L:16 :1 L:9 :1x R:6 :2 R:1 :1 R:18 :1 R:2 :3 R:1 :2 R:n :1 R:20 :8 "
    "R:9 :1c R:j :1 R:2 :5 R:x :3 ON:1 R:q :5 R:1 :1s R:1k :4 R:k :2 R:1b NSM:3 :1 NSM:2 :5 "
    "NSM:4 R:4 :1 R:3 :1 R:t :2 NSM:3 :4 NSM:1 R:9 :7 R:9 :7 R:1s :w R:11 NSM:2 :4 R:c :9 R:1i "
    ":3 ON:7 R:m :2 R:r :5 R:q :7 R:4 :c R:7 :28 R:21 :1j R:1f :d R:1f :7 R:6 AL:10 NSM:4 :8 "
    "AN:a :86 AN:v :1 R:16 :1 NSM:2 R:1 :2 R:2 :23 NSM:3 R:14 :8 AL:m NSM:b AL:9 :m R:i NSM:4 "
    "R:4 :12 R:s :k R:n :9 L:1 NSM:1 L:1i NSM:f L:7 :4 ON:k L:a NSM:1 L:2 NSM:2 L:1 :9 NSM:3 "
    "L:1d NSM:4 L:2 NSM:2 L:7 NSM:1 :a L:1 :2 L:p :7 L:a :6 NSM:3 L:10 NSM:5 L:1 NSM:8 :1 L:i "
    ":8 L:z NSM:1 L:3 :9 NSM:2 L:1g NSM:9 L:a NSM:4 L:2 NSM:1 L:g :1 L:k :b L:i :1 L:s NSM:3 "
    "L:2 NSM:1 L:1 NSM:2 L:6 NSM:1 L:2 NSM:1 :1q L:7 :1 L:1 :1 L:4 :1 L:f :1 L:b :6 L:1b NSM:1 "
    "L:3 NSM:8 :5 L:a :6 NSM:2 L:2 :1 L:8 :2 L:2 :2 L:m :1 L:7 :1 L:2 :1 L:5 :1 NSM:2 L:3 NSM:1 "
    "L:4 :2 L:2 :2 L:3 :2 L:1 :6 L:1 :5 L:7 :2 NSM:7 :3 NSM:5 :3v L:1k NSM:8 L:2 NSM:3 L:1 "
    "NSM:1 L:l :1 L:1 NSM:1 L:3 :u L:1f NSM:6 L:1 NSM:1 L:4 NSM:2 L:1 NSM:2 L:4 :8 L:a :4m L:1e "
    "NSM:4 :2 L:4 NSM:2 L:1 NSM:2 L:r NSM:2 :y L:1f NSM:8 L:2 NSM:1 L:1 NSM:2 L:4 :b L:a :6 "
    "ON:d :j L:17 NSM:1 L:1 NSM:1 L:2 NSM:6 L:1 NSM:1 L:2 :6 L:a :1i L:r :2 NSM:3 L:2 NSM:4 L:1 "
    "NSM:5 :4 L:n :55 L:1b NSM:9 L:1 NSM:2 L:1 :2s L:2b :c L:8 :2 L:1 :2 L:8 :1 L:2 :1 L:u :1 "
    "L:2 :2 NSM:2 L:1 NSM:1 L:4 NSM:1 L:3 :9 L:a :1y L:8 :2 L:16 NSM:4 :2 NSM:2 L:4 NSM:1 L:4 "
    ":r L:1 NSM:6 L:2 NSM:2 L:14 NSM:6 L:2 NSM:4 L:8 NSM:1 :8 L:1 NSM:6 L:2 NSM:3 L:1a NSM:d "
    "L:1 NSM:2 L:9 :d L:21 :7 L:a :6u L:9 :1 L:12 NSM:7 :1 NSM:6 L:8 :a L:t :3 L:w :2 NSM:m :1 "
    "L:1 NSM:7 L:1 NSM:2 L:1 NSM:2 :21 L:7 :1 L:2 :1 L:12 NSM:6 :3 NSM:1 :1 NSM:2 :1 NSM:7 L:1 "
    "NSM:1 :8 L:a :6 L:6 :1 L:2 :1 L:11 :1 NSM:2 :1 L:2 NSM:1 L:1 NSM:1 L:1 :7 L:a :8m L:j "
    "NSM:2 L:4 :7 NSM:2 L:f :1 L:10 NSM:5 :3 L:2 NSM:1 L:1 NSM:1 L:n :2e L:1 :f L:l ON:8 ET:4 "
    "ON:h :d L:pn :2u L:33 :1 L:5 :b L:5g :218 L:2r :d L:u8 NSM:1 L:6 NSM:f :33e L:g7 :6nt L:ft "
    ":7 L:v :1 L:a :4 L:29 :1 L:a :6 L:u :2 NSM:5 L:1 :a L:1c NSM:7 L:f :a L:a :1 L:7 :1 L:l :5 "
    "L:j :j4 L:2j :2t L:23 :4 NSM:1 L:1k :7 NSM:4 L:d :1s L:2 ON:1 L:1 NSM:1 :b L:2 :e L:4qg :8 "
    "L:ye :16 L:9 :6w7 L:4 :1 L:7 :1 L:2 :1 L:83 :f L:1 :t L:3 :2 L:1 :e L:4 :8 L:b0 :1s4 L:2z "
    ":5 L:d :3 L:9 :7 L:a :2 L:1 NSM:2 L:1 BN:4 :3mk NSM:1a :2 NSM:n :9 L:38 :1o L:6u :a L:13 "
    ":2 L:1q NSM:3 L:9 BN:8 NSM:8 L:2 NSM:7 L:u NSM:4 L:1n ON:2 :l ON:1u NSM:3 ON:1 :3e L:k :c "
    "L:k :c ON:2f :9 L:p :3r L:2d :1 L:1z :1 L:2 :2 L:1 :2 L:2 :2 L:4 :1 L:c :1 L:1 :1 L:7 :1 "
    "L:1t :1 L:4 :2 L:8 :1 L:7 :1 L:s :1 L:4 :1 L:5 :1 L:1 :3 L:7 :1 L:9g :2 L:1f ON:1 L:1l "
    "ON:1 L:1l ON:1 L:1l ON:1 L:1l ON:1 L:8 :2 EN:1e L:e8 NSM:1j L:4 NSM:1e L:8 NSM:1 L:e NSM:1 "
    "L:7 :f NSM:5 :1 NSM:f :uo L:v :6 L:6 :5x NSM:7 :1 NSM:h :2 NSM:7 :1 NSM:2 :1 NSM:5 :5 L:1q "
    ":x NSM:1 :34 L:19 :3 NSM:7 L:7 :2 L:a :4 L:2 :8w L:u NSM:1 :h L:18 NSM:4 L:a :5 ET:1 :cw "
    "L:s NSM:4 L:a :km L:7 :1 L:4 :1 L:2 :1 L:f :1 R:5h :2 R:9 NSM:7 :15 R:1w NSM:7 R:1 :4 R:a "
    ":4 R:2 :lt AL:1w :24 AL:1p :5e AL:4 :1 AL:r :1 AL:2 :1 AL:1 :2 AL:1 :1 AL:a :1 AL:4 :1 "
    "AL:1 :1 AL:1 :6 AL:1 :4 AL:1 :1 AL:1 :1 AL:1 :1 AL:3 :1 AL:2 :1 AL:1 :2 AL:1 :1 AL:1 :1 "
    "AL:1 :1 AL:1 :1 AL:1 :1 AL:2 :1 AL:1 :2 AL:4 :1 AL:7 :1 AL:4 :1 AL:4 :1 AL:1 :1 AL:a :1 "
    "AL:h :5 AL:3 :1 AL:5 :1 AL:h :1g ON:2 :7i ON:18 :4 ON:2s :c ON:f :2 ON:f :1 ON:f :1 ON:11 "
    ":a EN:b ON:5 L:v ON:1 L:1m ON:6 L:1p ON:1 :1k L:t :d L:18 :4 L:9 :7 L:2 :e ON:6 :4a ON:rc "
    ":4 ON:h :3 ON:d :3 ON:3b :4 ON:2n :6 ON:c :4 ON:1 :f ON:c :4 ON:1k :8 ON:a :6 ON:14 :8 "
    "ON:u :2 ON:2 :26 ON:9g :c ON:e :2 ON:d :3 ON:9 :7 ON:1a :1 ON:7 :8 ON:e :4 ON:9 :7 ON:9 :7 "
    "ON:43 :1 ON:1j :11 EN:a :sm L:wyo :w L:37e :6 L:66 :2 L:4g2 :e L:5rl :f L:ha :1wi L:f2 "
    ":15u L:3t7 :5 L:38g :f975 BN:1 :u BN:2o :3k NSM:6o :1e6o L:1eke :2 L:1eke :2 "
)

_MIRRORED = (
    "0:14 1:2 0:i 1:1 0:1 1:1 0:s 1:1 0:1 1:1 0:t 1:1 0:1 1:1 0:19 1:1 0:f 1:1 0:2v2 1:4 0:1gd "
    "1:2 0:1wc 1:2 0:a 1:2 0:1i 1:2 0:e 1:2 0:4x 1:1 0:5c 1:4 0:3 1:6 0:3 1:1 0:3 1:2 0:3 1:4 "
    "0:1 1:4 0:1 1:1 0:1 1:1 0:4 1:9 0:5 1:1 0:1 1:i 0:5 1:4 0:9 1:2 0:1 1:1 0:1 1:8 0:2 1:v "
    "0:2 1:4 0:5 1:1 0:9 1:2 0:2 1:j 0:5 1:2 0:9 1:5 0:2 1:2 0:4 1:o 0:2 1:g 0:8 1:4 0:k 1:2 "
    "0:7 1:2 0:u5 1:e 0:22 1:1 0:2 1:4 0:1 1:2 0:1 1:3 0:5 1:4 0:5 1:3 0:3 1:e 0:b7 1:m 0:2 1:6 "
    "0:1 1:e 0:8 1:1 0:7 1:6 0:3 1:1 0:4 1:5 0:1 1:2 0:2 1:5 0:4 1:1 0:1 1:3 0:2 1:2 0:a 1:6 "
    "0:2 1:2 0:c 1:j 0:1 1:4 0:2 1:1 0:1 1:1 0:2 1:1 0:1 1:4 0:5 1:2 0:6 1:3 0:o 1:2 0:b 1:2 "
    "0:4 1:4 0:1 1:2 0:2 1:2 0:4 1:17 0:2 1:8 0:1 1:14 0:5 1:1 0:1 1:1 0:3 1:5 0:5 1:3 0:4 1:1 "
    "0:3 1:5 0:1 1:1 0:74 1:1 0:eb 1:4 0:3 1:2 0:1 1:2 0:e 1:2 0:2 1:a 0:17 1:8 0:bv 1:a 0:2 "
    "1:8 0:14ql 1:6 0:5 1:2 0:4i 1:2 0:i 1:1 0:1 1:1 0:s 1:1 0:1 1:1 0:t 1:1 0:1 1:1 0:1 1:2 "
    "0:1 1:2 0:16k7 1:1 0:1l 1:1 0:1l 1:1 0:1l 1:1 0:1l 1:1 0:lags "
)

# Characters with a value that are no decimal digits; those marked d are digits.
_VALUES = (
    "b2:2d b3:3d b9:1d bc:1/4 bd:1/2 be:3/4 9f4:1/16 9f5:1/8 9f6:3/16 9f7:1/4 9f8:3/4 9f9:16 "
    "b72:1/4 b73:1/2 b74:3/4 b75:1/16 b76:1/8 b77:3/16 bf0:10 bf1:100 bf2:1000 c78:0 c79:1 "
    "c7a:2 c7b:3 c7c:1 c7d:2 c7e:3 d58:1/160 d59:1/40 d5a:3/80 d5b:1/20 d5c:1/10 d5d:3/20 "
    "d5e:1/5 d70:10 d71:100 d72:1000 d73:1/4 d74:1/2 d75:3/4 d76:1/16 d77:1/8 d78:3/16 f2a:1/2 "
    "f2b:3/2 f2c:5/2 f2d:7/2 f2e:9/2 f2f:11/2 f30:13/2 f31:15/2 f32:17/2 f33:-1/2 1369:1d "
    "136a:2d 136b:3d 136c:4d 136d:5d 136e:6d 136f:7d 1370:8d 1371:9d 1372:10 1373:20 1374:30 "
    "1375:40 1376:50 1377:60 1378:70 1379:80 137a:90 137b:100 137c:10000 16ee:17 16ef:18 "
    "16f0:19 17f0:0 17f1:1 17f2:2 17f3:3 17f4:4 17f5:5 17f6:6 17f7:7 17f8:8 17f9:9 19da:1d "
    "2070:0d 2074:4d 2075:5d 2076:6d 2077:7d 2078:8d 2079:9d 2080:0d 2081:1d 2082:2d 2083:3d "
    "2084:4d 2085:5d 2086:6d 2087:7d 2088:8d 2089:9d 2150:1/7 2151:1/9 2152:1/10 2153:1/3 "
    "2154:2/3 2155:1/5 2156:2/5 2157:3/5 2158:4/5 2159:1/6 215a:5/6 215b:1/8 215c:3/8 215d:5/8 "
    "215e:7/8 215f:1 2160:1 2161:2 2162:3 2163:4 2164:5 2165:6 2166:7 2167:8 2168:9 2169:10 "
    "216a:11 216b:12 216c:50 216d:100 216e:500 216f:1000 2170:1 2171:2 2172:3 2173:4 2174:5 "
    "2175:6 2176:7 2177:8 2178:9 2179:10 217a:11 217b:12 217c:50 217d:100 217e:500 217f:1000 "
    "2180:1000 2181:5000 2182:10000 2185:6 2186:50 2187:50000 2188:100000 2189:0 2460:1d "
    "2461:2d 2462:3d 2463:4d 2464:5d 2465:6d 2466:7d 2467:8d 2468:9d 2469:10 246a:11 246b:12 "
    "246c:13 246d:14 246e:15 246f:16 2470:17 2471:18 2472:19 2473:20 2474:1d 2475:2d 2476:3d "
    "2477:4d 2478:5d 2479:6d 247a:7d 247b:8d 247c:9d 247d:10 247e:11 247f:12 2480:13 2481:14 "
    "2482:15 2483:16 2484:17 2485:18 2486:19 2487:20 2488:1d 2489:2d 248a:3d 248b:4d 248c:5d "
    "248d:6d 248e:7d 248f:8d 2490:9d 2491:10 2492:11 2493:12 2494:13 2495:14 2496:15 2497:16 "
    "2498:17 2499:18 249a:19 249b:20 24ea:0d 24eb:11 24ec:12 24ed:13 24ee:14 24ef:15 24f0:16 "
    "24f1:17 24f2:18 24f3:19 24f4:20 24f5:1d 24f6:2d 24f7:3d 24f8:4d 24f9:5d 24fa:6d 24fb:7d "
    "24fc:8d 24fd:9d 24fe:10 24ff:0d 2776:1d 2777:2d 2778:3d 2779:4d 277a:5d 277b:6d 277c:7d "
    "277d:8d 277e:9d 277f:10 2780:1d 2781:2d 2782:3d 2783:4d 2784:5d 2785:6d 2786:7d 2787:8d "
    "2788:9d 2789:10 278a:1d 278b:2d 278c:3d 278d:4d 278e:5d 278f:6d 2790:7d 2791:8d 2792:9d "
    "2793:10 2cfd:1/2 3007:0 3021:1 3022:2 3023:3 3024:4 3025:5 3026:6 3027:7 3028:8 3029:9 "
    "3038:10 3039:20 303a:30 3192:1 3193:2 3194:3 3195:4 3220:1 3221:2 3222:3 3223:4 3224:5 "
    "3225:6 3226:7 3227:8 3228:9 3229:10 3248:10 3249:20 324a:30 324b:40 324c:50 324d:60 "
    "324e:70 324f:80 3251:21 3252:22 3253:23 3254:24 3255:25 3256:26 3257:27 3258:28 3259:29 "
    "325a:30 325b:31 325c:32 325d:33 325e:34 325f:35 3280:1 3281:2 3282:3 3283:4 3284:5 3285:6 "
    "3286:7 3287:8 3288:9 3289:10 32b1:36 32b2:37 32b3:38 32b4:39 32b5:40 32b6:41 32b7:42 "
    "32b8:43 32b9:44 32ba:45 32bb:46 32bc:47 32bd:48 32be:49 32bf:50 3405:5 3483:2 382a:5 "
    "3b4d:7 4e00:1 4e03:7 4e07:10000 4e09:3 4e24:2 4e5d:9 4e8c:2 4e94:5 4e96:4 "
    "4eac:10000000000000000 4ebf:100000000 4ec0:10 4edf:1000 4ee8:3 4f0d:5 4f70:100 4fe9:2 "
    "5006:2 5104:100000000 5146:1000000 5169:2 516b:8 516d:6 5341:10 5343:1000 5344:20 5345:30 "
    "534c:40 53c1:3 53c2:3 53c3:3 53c4:3 56db:4 58f1:1 58f9:1 5e7a:1 5efe:9 5eff:20 5f0c:1 "
    "5f0d:2 5f0e:3 5f10:2 62d0:7 62fe:10 634c:8 67d2:7 6d1e:0 6f06:7 7396:9 767e:100 7695:200 "
    "79ed:1000000000 8086:4 842c:10000 8cae:2 8cb3:2 8d30:2 920e:9 94a9:9 9621:1000 9646:6 "
    "964c:100 9678:6 96f6:0 a6e6:1 a6e7:2 a6e8:3 a6e9:4 a6ea:5 a6eb:6 a6ec:7 a6ed:8 a6ee:9 "
    "a6ef:0 a830:1/4 a831:1/2 a832:3/4 a833:1/16 a834:1/8 a835:3/16 f96b:3 f973:10 f978:2 "
    "f9b2:0 f9d1:6 f9d3:6 f9fd:10 10107:1 10108:2 10109:3 1010a:4 1010b:5 1010c:6 1010d:7 "
    "1010e:8 1010f:9 10110:10 10111:20 10112:30 10113:40 10114:50 10115:60 10116:70 10117:80 "
    "10118:90 10119:100 1011a:200 1011b:300 1011c:400 1011d:500 1011e:600 1011f:700 10120:800 "
    "10121:900 10122:1000 10123:2000 10124:3000 10125:4000 10126:5000 10127:6000 10128:7000 "
    "10129:8000 1012a:9000 1012b:10000 1012c:20000 1012d:30000 1012e:40000 1012f:50000 "
    "10130:60000 10131:70000 10132:80000 10133:90000 10140:1/4 10141:1/2 10142:1 10143:5 "
    "10144:50 10145:500 10146:5000 10147:50000 10148:5 10149:10 1014a:50 1014b:100 1014c:500 "
    "1014d:1000 1014e:5000 1014f:5 10150:10 10151:50 10152:100 10153:500 10154:1000 10155:10000 "
    "10156:50000 10157:10 10158:1 10159:1 1015a:1 1015b:2 1015c:2 1015d:2 1015e:2 1015f:5 "
    "10160:10 10161:10 10162:10 10163:10 10164:10 10165:30 10166:50 10167:50 10168:50 10169:50 "
    "1016a:100 1016b:300 1016c:500 1016d:500 1016e:500 1016f:500 10170:500 10171:1000 "
    "10172:5000 10173:5 10174:50 10175:1/2 10176:1/2 10177:2/3 10178:3/4 1018a:0 1018b:1/4 "
    "102e1:1 102e2:2 102e3:3 102e4:4 102e5:5 102e6:6 102e7:7 102e8:8 102e9:9 102ea:10 102eb:20 "
    "102ec:30 102ed:40 102ee:50 102ef:60 102f0:70 102f1:80 102f2:90 102f3:100 102f4:200 "
    "102f5:300 102f6:400 102f7:500 102f8:600 102f9:700 102fa:800 102fb:900 10320:1 10321:5 "
    "10322:10 10323:50 10341:90 1034a:900 103d1:1 103d2:2 103d3:10 103d4:20 103d5:100 10858:1 "
    "10859:2 1085a:3 1085b:10 1085c:20 1085d:100 1085e:1000 1085f:10000 10879:1 1087a:2 1087b:3 "
    "1087c:4 1087d:5 1087e:10 1087f:20 108a7:1 108a8:2 108a9:3 108aa:4 108ab:4 108ac:5 108ad:10 "
    "108ae:20 108af:100 108fb:1 108fc:5 108fd:10 108fe:20 108ff:100 10916:1 10917:10 10918:20 "
    "10919:100 1091a:2 1091b:3 109bc:11/12 109bd:1/2 109c0:1 109c1:2 109c2:3 109c3:4 109c4:5 "
    "109c5:6 109c6:7 109c7:8 109c8:9 109c9:10 109ca:20 109cb:30 109cc:40 109cd:50 109ce:60 "
    "109cf:70 109d2:100 109d3:200 109d4:300 109d5:400 109d6:500 109d7:600 109d8:700 109d9:800 "
    "109da:900 109db:1000 109dc:2000 109dd:3000 109de:4000 109df:5000 109e0:6000 109e1:7000 "
    "109e2:8000 109e3:9000 109e4:10000 109e5:20000 109e6:30000 109e7:40000 109e8:50000 "
    "109e9:60000 109ea:70000 109eb:80000 109ec:90000 109ed:100000 109ee:200000 109ef:300000 "
    "109f0:400000 109f1:500000 109f2:600000 109f3:700000 109f4:800000 109f5:900000 109f6:1/12 "
    "109f7:1/6 109f8:1/4 109f9:1/3 109fa:5/12 109fb:1/2 109fc:7/12 109fd:2/3 109fe:3/4 "
    "109ff:5/6 10a40:1d 10a41:2d 10a42:3d 10a43:4d 10a44:10 10a45:20 10a46:100 10a47:1000 "
    "10a48:1/2 10a7d:1 10a7e:50 10a9d:1 10a9e:10 10a9f:20 10aeb:1 10aec:5 10aed:10 10aee:20 "
    "10aef:100 10b58:1 10b59:2 10b5a:3 10b5b:4 10b5c:10 10b5d:20 10b5e:100 10b5f:1000 10b78:1 "
    "10b79:2 10b7a:3 10b7b:4 10b7c:10 10b7d:20 10b7e:100 10b7f:1000 10ba9:1 10baa:2 10bab:3 "
    "10bac:4 10bad:10 10bae:20 10baf:100 10cfa:1 10cfb:5 10cfc:10 10cfd:50 10cfe:100 10cff:1000 "
    "10e60:1d 10e61:2d 10e62:3d 10e63:4d 10e64:5d 10e65:6d 10e66:7d 10e67:8d 10e68:9d 10e69:10 "
    "10e6a:20 10e6b:30 10e6c:40 10e6d:50 10e6e:60 10e6f:70 10e70:80 10e71:90 10e72:100 "
    "10e73:200 10e74:300 10e75:400 10e76:500 10e77:600 10e78:700 10e79:800 10e7a:900 10e7b:1/2 "
    "10e7c:1/4 10e7d:1/3 10e7e:2/3 10f1d:1 10f1e:2 10f1f:3 10f20:4 10f21:5 10f22:10 10f23:20 "
    "10f24:30 10f25:100 10f26:1/2 10f51:1 10f52:10 10f53:20 10f54:100 10fc5:1 10fc6:2 10fc7:3 "
    "10fc8:4 10fc9:10 10fca:20 10fcb:100 11052:1d 11053:2d 11054:3d 11055:4d 11056:5d 11057:6d "
    "11058:7d 11059:8d 1105a:9d 1105b:10 1105c:20 1105d:30 1105e:40 1105f:50 11060:60 11061:70 "
    "11062:80 11063:90 11064:100 11065:1000 111e1:1 111e2:2 111e3:3 111e4:4 111e5:5 111e6:6 "
    "111e7:7 111e8:8 111e9:9 111ea:10 111eb:20 111ec:30 111ed:40 111ee:50 111ef:60 111f0:70 "
    "111f1:80 111f2:90 111f3:100 111f4:1000 1173a:10 1173b:20 118ea:10 118eb:20 118ec:30 "
    "118ed:40 118ee:50 118ef:60 118f0:70 118f1:80 118f2:90 11c5a:1 11c5b:2 11c5c:3 11c5d:4 "
    "11c5e:5 11c5f:6 11c60:7 11c61:8 11c62:9 11c63:10 11c64:20 11c65:30 11c66:40 11c67:50 "
    "11c68:60 11c69:70 11c6a:80 11c6b:90 11c6c:100 11fc0:1/320 11fc1:1/160 11fc2:1/80 "
    "11fc3:1/64 11fc4:1/40 11fc5:1/32 11fc6:3/80 11fc7:3/64 11fc8:1/20 11fc9:1/16 11fca:1/16 "
    "11fcb:1/10 11fcc:1/8 11fcd:3/20 11fce:3/16 11fcf:1/5 11fd0:1/4 11fd1:1/2 11fd2:1/2 "
    "11fd3:3/4 11fd4:1/320 12400:2 12401:3 12402:4 12403:5 12404:6 12405:7 12406:8 12407:9 "
    "12408:3 12409:4 1240a:5 1240b:6 1240c:7 1240d:8 1240e:9 1240f:4 12410:5 12411:6 12412:7 "
    "12413:8 12414:9 12415:1 12416:2 12417:3 12418:4 12419:5 1241a:6 1241b:7 1241c:8 1241d:9 "
    "1241e:1 1241f:2 12420:3 12421:4 12422:5 12423:2 12424:3 12425:3 12426:4 12427:5 12428:6 "
    "12429:7 1242a:8 1242b:9 1242c:1 1242d:2 1242e:3 1242f:3 12430:4 12431:5 12432:216000 "
    "12433:432000 12434:1 12435:2 12436:3 12437:3 12438:4 12439:5 1243a:3 1243b:3 1243c:4 "
    "1243d:4 1243e:4 1243f:4 12440:6 12441:7 12442:7 12443:7 12444:8 12445:8 12446:9 12447:9 "
    "12448:9 12449:9 1244a:2 1244b:3 1244c:4 1244d:5 1244e:6 1244f:1 12450:2 12451:3 12452:4 "
    "12453:4 12454:5 12455:5 12456:2 12457:3 12458:1 12459:2 1245a:1/3 1245b:2/3 1245c:5/6 "
    "1245d:1/3 1245e:2/3 1245f:1/8 12460:1/4 12461:1/6 12462:1/4 12463:1/4 12464:1/2 12465:1/3 "
    "12466:2/3 12467:40 12468:50 12469:4 1246a:5 1246b:6 1246c:7 1246d:8 1246e:9 16b5b:10 "
    "16b5c:100 16b5d:10000 16b5e:1000000 16b5f:100000000 16b60:10000000000 16b61:1000000000000 "
    "16e80:0 16e81:1 16e82:2 16e83:3 16e84:4 16e85:5 16e86:6 16e87:7 16e88:8 16e89:9 16e8a:10 "
    "16e8b:11 16e8c:12 16e8d:13 16e8e:14 16e8f:15 16e90:16 16e91:17 16e92:18 16e93:19 16e94:1 "
    "16e95:2 16e96:3 1d2c0:0 1d2c1:1 1d2c2:2 1d2c3:3 1d2c4:4 1d2c5:5 1d2c6:6 1d2c7:7 1d2c8:8 "
    "1d2c9:9 1d2ca:10 1d2cb:11 1d2cc:12 1d2cd:13 1d2ce:14 1d2cf:15 1d2d0:16 1d2d1:17 1d2d2:18 "
    "1d2d3:19 1d2e0:0 1d2e1:1 1d2e2:2 1d2e3:3 1d2e4:4 1d2e5:5 1d2e6:6 1d2e7:7 1d2e8:8 1d2e9:9 "
    "1d2ea:10 1d2eb:11 1d2ec:12 1d2ed:13 1d2ee:14 1d2ef:15 1d2f0:16 1d2f1:17 1d2f2:18 1d2f3:19 "
    "1d360:1 1d361:2 1d362:3 1d363:4 1d364:5 1d365:6 1d366:7 1d367:8 1d368:9 1d369:10 1d36a:20 "
    "1d36b:30 1d36c:40 1d36d:50 1d36e:60 1d36f:70 1d370:80 1d371:90 1d372:1 1d373:2 1d374:3 "
    "1d375:4 1d376:5 1d377:1 1d378:5 1e8c7:1 1e8c8:2 1e8c9:3 1e8ca:4 1e8cb:5 1e8cc:6 1e8cd:7 "
    "1e8ce:8 1e8cf:9 1ec71:1 1ec72:2 1ec73:3 1ec74:4 1ec75:5 1ec76:6 1ec77:7 1ec78:8 1ec79:9 "
    "1ec7a:10 1ec7b:20 1ec7c:30 1ec7d:40 1ec7e:50 1ec7f:60 1ec80:70 1ec81:80 1ec82:90 1ec83:100 "
    "1ec84:200 1ec85:300 1ec86:400 1ec87:500 1ec88:600 1ec89:700 1ec8a:800 1ec8b:900 1ec8c:1000 "
    "1ec8d:2000 1ec8e:3000 1ec8f:4000 1ec90:5000 1ec91:6000 1ec92:7000 1ec93:8000 1ec94:9000 "
    "1ec95:10000 1ec96:20000 1ec97:30000 1ec98:40000 1ec99:50000 1ec9a:60000 1ec9b:70000 "
    "1ec9c:80000 1ec9d:90000 1ec9e:100000 1ec9f:200000 1eca0:100000 1eca1:10000000 "
    "1eca2:20000000 1eca3:1 1eca4:2 1eca5:3 1eca6:4 1eca7:5 1eca8:6 1eca9:7 1ecaa:8 1ecab:9 "
    "1ecad:1/4 1ecae:1/2 1ecaf:3/4 1ecb1:1 1ecb2:2 1ecb3:10000 1ecb4:100000 1ed01:1 1ed02:2 "
    "1ed03:3 1ed04:4 1ed05:5 1ed06:6 1ed07:7 1ed08:8 1ed09:9 1ed0a:10 1ed0b:20 1ed0c:30 "
    "1ed0d:40 1ed0e:50 1ed0f:60 1ed10:70 1ed11:80 1ed12:90 1ed13:100 1ed14:200 1ed15:300 "
    "1ed16:400 1ed17:500 1ed18:600 1ed19:700 1ed1a:800 1ed1b:900 1ed1c:1000 1ed1d:2000 "
    "1ed1e:3000 1ed1f:4000 1ed20:5000 1ed21:6000 1ed22:7000 1ed23:8000 1ed24:9000 1ed25:10000 "
    "1ed26:20000 1ed27:30000 1ed28:40000 1ed29:50000 1ed2a:60000 1ed2b:70000 1ed2c:80000 "
    "1ed2d:90000 1ed2f:2 1ed30:3 1ed31:4 1ed32:5 1ed33:6 1ed34:7 1ed35:8 1ed36:9 1ed37:10 "
    "1ed38:400 1ed39:600 1ed3a:2000 1ed3b:10000 1ed3c:1/2 1ed3d:1/6 1f100:0d 1f101:0d 1f102:1d "
    "1f103:2d 1f104:3d 1f105:4d 1f106:5d 1f107:6d 1f108:7d 1f109:8d 1f10a:9d 1f10b:0 1f10c:0 "
    "20001:7 20064:4 200e2:4 20121:5 2092a:1 20983:30 2098c:40 2099c:40 20aea:6 20afd:3 20b19:3 "
    "22390:2 22998:3 23b1b:3 2626d:4 2f890:9 "
)

# The tags of decompositions, and where among the characters that have one each begins to be the one: a letter and how far that is from
# the one before, to the base 36.
_TAGS = (
    "noBreak compat super fraction sub font circle wide vertical square isolated final initial "
    "medial small narrow"
).split()
_TAG_STARTS = (
    "A4gB8C2B5C3B2C5D3B3aCamB14C8B4aA2aaB2zCatE2g6CmB82Aa5B1A9B6AoB4C1pEgB14F2iB1F7BcF3C7B1C1F2Bh"
    "F4B2F1DkBgD15B4jGfoBkG1uB11yEhcC1Bf6H9tB1iI2xB42C2pB32G1wJcG1B33JcG4J1bB2hJpB33JvCmn1Bgo4FwB"
    "1bK1L1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1"
    "N1K1L1M1N1K1L1K1L1K1L1K1L1K1L1K1L1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1K1L1M1N1K1L1K1L1M1N1K1"
    "L1M1N1K1L1K1L1KyL1M1N1K1L1K1L1K1L1K1L2K1L1K1L1K1L1M1N1M1N1K1L1K1L1K1L1K1L1K1L1K1L1K1L1M1K1L1"
    "M1K1L1M1N1K1L2sM1fN20KmLsMsN7L8K1MjL1M1L6M1L1M2L2M2L2M1L1M1L1M2L1M2L1M1L1M2L1M1L2M3L1M5L1M5L"
    "1M2L1M1L3M1LaM2L1M4L1MmL2M2L1M1L1M8L3K16IwB1lO7KwN1K1N5K1N1K1N1K1N1K1N1K1L2K1L1K1L1K1L1K1L1M"
    "1N1K1L1K1L1M1N1K1L1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1K1L1K1L1K1L1K1L1M1N1K1L1M1N1K"
    "1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M1N1K1L1M"
    "1N1K1L1M1N1K1L1K1L1K1L1M1N1K1L1K1L1K1L1K1L1H5P2oH3jP8C1i1F14e7C2eoExCqF2olBlcG17J5C1mJ12B4wG"
    "gF1wg"
)
# Decompositions that don't follow from the normal forms; those of characters in a row are in a row.
_DECOMPOSITIONS = (
    "f77:fb2+f81 f79:fb3+f81 3378:64+6d+b2 3379:64+6d+b3 3395:3bc+2113 3396:6d+2113 3397:64+2113 "
    "3398:6b+2113 339f:6d+6d+b2 33a0:63+6d+b2 33a1:6d+b2 33a2:6b+6d+b2 33a3:6d+6d+b3 "
    "33a4:63+6d+b3 33a5:6d+b3 33a6:6b+6d+b3 33a8:6d+2215+73+b2 33af:72+61+64+2215+73+b2 "
    "fb05:17f+74 fb2c:fb49+5c1 fb2d:fb49+5c2 fbdd:677 fe19:2026 fe30:2025 fe49:203e fe4a:203e "
    "fe4b:203e fe4c:203e ffa0:3164 ffa1*30:3131 ffc2*6:314f ffca*6:3155 ffd2*6:315b ffda*3:3161 "
    "ffe3:af 1d160:1d15f+1d16e 1d161:1d15f+1d16f 1d162:1d15f+1d170 1d163:1d15f+1d171 "
    "1d164:1d15f+1d172 1d1bd:1d1bb+1d16e 1d1be:1d1bc+1d16e 1d1bf:1d1bb+1d16f 1d1c0:1d1bc+1d16f "
    "1d6b9:3f4 1d6dc:3f5 1d6dd:3d1 1d6de:3f0 1d6df:3d5 1d6e0:3f1 1d6e1:3d6 1d6f3:3f4 1d716:3f5 "
    "1d717:3d1 1d718:3f0 1d719:3d5 1d71a:3f1 1d71b:3d6 1d72d:3f4 1d750:3f5 1d751:3d1 1d752:3f0 "
    "1d753:3d5 1d754:3f1 1d755:3d6 1d767:3f4 1d78a:3f5 1d78b:3d1 1d78c:3f0 1d78d:3d5 1d78e:3f1 "
    "1d78f:3d6 1d7a1:3f4 1d7c4:3f5 1d7c5:3d1 1d7c6:3f0 1d7c7:3d5 1d7c8:3f1 1d7c9:3d6"
)

_MISSING = object()
_known = {}


@native
def _checked(function, char):
    if not isinstance(char, str) or len(char) != 1:
        # Those that take a default besides number their arguments.
        number = " 1" if function in ("name", "decimal", "digit", "numeric") else ""
        got = "None" if char is None else type(char).__name__
        raise TypeError(f"{function}() argument{number} must be a unicode character, not {got}")
    return ord(char)


@native
def _property(function, text, char):
    """What a table of runs says of a character."""
    point = _checked(function, char)
    if function not in _known:
        starts, values, at = [], [], 0
        for run in text.split():
            value, size = run.split(":")
            starts.append(at)
            values.append(value)
            at += int(size, 36)
        _known[function] = starts, values
    starts, values = _known[function]
    return values[_bisect_right(starts, point) - 1]


@native
def category(chr, /):
    """The general category, as two letters."""
    return _property("category", _CATEGORIES, chr)


@native
def east_asian_width(chr, /):
    """How wide it is in East Asian text."""
    return _property("east_asian_width", _WIDTHS, chr)


@native
def bidirectional(chr, /):
    """The class of its direction."""
    return _property("bidirectional", _DIRECTIONS, chr)


@native
def mirrored(chr, /):
    """1 if it is mirrored in text from right to left."""
    return int(_property("mirrored", _MIRRORED, chr))


@native
def _value(function, char, default, digits_only):
    point = _checked(function, char)
    if char.isdecimal():
        return int(char)
    if function not in _known:
        _known[function] = {}
        for entry in _VALUES.split():
            code, value = entry.split(":")
            if value.endswith("d") or not digits_only:
                top, _, bottom = value.rstrip("d").partition("/")
                _known[function][int(code, 16)] = int(top) / int(bottom or 1)
    value = _known[function].get(point)
    if value is not None:
        return value
    if default is not _MISSING:
        return default
    raise ValueError({"digit": "not a digit", "numeric": "not a numeric character"}[function])


@native
def decimal(chr, default=_MISSING, /):
    """Its value as a decimal digit."""
    _checked("decimal", chr)
    if chr.isdecimal():
        return int(chr)
    if default is _MISSING:
        raise ValueError("not a decimal")
    return default


@native
def digit(chr, default=_MISSING, /):
    """Its value as a digit."""
    found = _value("digit", chr, default, True)
    return int(found) if isinstance(found, float) else found


@native
def numeric(chr, default=_MISSING, /):
    """Its value as a number."""
    found = _value("numeric", chr, default, False)
    return float(found) if found is not default else found


@native
def name(chr, default=_MISSING, /):
    """Its name."""
    _checked("name", chr)
    found = _name(chr)
    if found is not None:
        return found
    if default is _MISSING:
        raise ValueError("no such name")
    return default


@native
def is_normalized(form, unistr, /):
    """Is the text in a normal form?"""
    return normalize(form, unistr) == unistr


def _decompositions():
    """Where the tags begin, what they are from there on, and the decompositions that are known as such."""
    if "decomposition" not in _known:
        from re import findall
        starts, tags, known, point = [], [], {}, 0
        for letter, distance in findall("([A-Z])([0-9a-z]+)", _TAG_STARTS):
            point += int(distance, 36)
            starts.append(point)
            tags.append(_TAGS[ord(letter) - ord("A")])
        for entry in _DECOMPOSITIONS.split():
            place, _, points = entry.partition(":")
            first, _, count = place.partition("*")
            points = [int(point, 16) for point in points.split("+")]
            for i in range(int(count or 1)):
                known[int(first, 16) + i] = [point + i for point in points]
        _known["decomposition"] = starts, tags, known
    return _known["decomposition"]


@native
def _composed(text):
    """The normal form, but that Korean syllables stand as letters."""
    return "".join(normalize("NFD", char) if "\uac00" <= char <= "\ud7a3" else char for char in normalize("NFC", text))


@native
def decomposition(chr, /):
    """What it is made of, as hexadecimal numbers behind a tag that says how; empty if it is not composed."""
    point = _checked("decomposition", chr)
    if "\uac00" <= chr <= "\ud7a3" or "\ud800" <= chr <= "\udfff" or category(chr) == "Cn":
        return ""
    starts, tags, known = _decompositions()
    canonical = normalize("NFD", chr)
    if canonical != chr:
        tag, composed = "", normalize("NFC", chr)
        parts = composed if composed != chr and len(composed) == 1 else _composed(canonical[:-1]) + canonical[-1]
    else:
        parts = _composed(normalize("NFKD", chr))
        if parts == chr:
            return ""
        tag = f"<{tags[_bisect_right(starts, point) - 1]}> "
    return tag + " ".join(f"{point:04X}" for point in known.get(point) or map(ord, parts))
