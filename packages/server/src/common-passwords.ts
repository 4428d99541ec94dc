/**
 * The passwords of 8 characters and more that lead every published list of breached ones. A guesser tries these first,
 * so they are refused whatever the policy; rarer ones are slowed by the limits.
 */
const list = `
12345678 123456789 1234567890 12345678910 123456789a 1234567891 0123456789 0987654321 9876543210 87654321 987654321
11111111 00000000 22222222 33333333 44444444 55555555 66666666 77777777 88888888 99999999 12341234 11223344 12344321
123123123 112233445566 147258369 159753456 789456123 456789123 123654789 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 zaq12wsx
qwertyui qwertyuiop qwerty123 qwerty1234 qwerty12345 qwerty12 asdfghjk asdfghjkl zxcvbnm1 zxcvbnm123 q1w2e3r4 q1w2e3r4t5
qazwsxedc asdf1234 abcd1234 abc12345 abcdefgh abcdefghi abcdefg1 a1b2c3d4 a1234567 a12345678 aa123456 aa12345678
password password1 password12 password123 password1234 password! passw0rd p@ssw0rd p@ssword pa55word mypassword
password01 password2 password00 passwordpassword letmein1 letmein123 letmeinnow welcome1 welcome12 welcome123 welcome2023
welcome2024 welcome2025 welcome2026 changeme changeme1 changeme123 default1 administrator admin123 admin1234 admin12345
adminadmin rootroot root1234 test1234 testtest test12345 temp1234 guest123 user1234 login123 secret123 secret12 master123
iloveyou iloveyou1 iloveyou2 iloveyou123 lovelove loveyou1 princess princess1 sunshine sunshine1 football football1
baseball baseball1 basketball soccer123 superman superman1 batman123 spiderman starwars starwars1 pokemon1 pokemon123
dragon123 monkey123 shadow123 michael1 jennifer jordan23 michelle charlie1 ashley123 jessica1 thomas123 daniel123 andrew123
computer internet samsung1 samsung123 apple123 google123 facebook linkedin minecraft fortnite whatever trustno1 freedom1
liverpool chelsea1 arsenal1 barcelona realmadrid manchester juventus everton1 rangers1 newyork1 chocolate butterfly
summer2023 summer2024 summer2025 summer2026 winter2023 winter2024 winter2025 winter2026 spring2025 spring2026 autumn2025
monday123 january1 december hello123 hello1234 hellohello nothing1 killer123 blink182 metallica slipknot babygirl babygirl1
lovely123 flower123 cookie123 cheese123 banana123 orange123 purple123 silver123 diamond1 mustang1 corvette ferrari1 mercedes
mexico123 brazil123 france123 germany1 deutschland passwort passwort1 passwort123 hallo123 schalke04 contraseña contrasena
teamo123 tequiero motdepasse azerty123 azertyuiop azerty12 doudou123 marseille loulou123 soleil123 chouchou nicolas1
asdasdasd asdasd123 qweqweqwe qweasdzxc qweasd123 zxczxczxc 123qweasd 123qwe123 123abc123 abc123456 abc123abc 1234qwer
qwer1234 qwerasdf asdfasdf asdfqwer zxcvasdf wasd1234 1a2b3c4d 12qwaszx zaqxswcde xsw21qaz !qaz2wsx !qaz1qaz
`;

export const commonPasswords: ReadonlySet<string> = new Set(list.split(/\s+/).filter(Boolean));
