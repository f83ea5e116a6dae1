// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/texts.h"

namespace asterism::texts {

namespace {

constexpr QStringView posts[] = {
    u"Walked to the {place} before work. Two herons, one dog, zero emails.",
    u"I have been told my {food} is \"interesting\". I am choosing to be flattered.",
    u"The {thing} works again. I did nothing differently. I am afraid to touch it.",
    u"It is raining sideways and the bus is late, so here I am, posting.",
    u"Day three of eating {food} because I bought \"enough for the week\".",
    u"Note to self: write down what the {thing} was doing *before* you fix it.",
    u"Someone at the {place} was reading poetry out loud to a goose. The goose stayed.",
    u"Found a ticket stub from 2011 in a library book. I put it back. It lives there.",
    u"Finally got pointers to a list model right on the first try. Framing the diff. #Qt",
    u"Every time I think I know signals and slots, a queued connection humbles me. #Qt",
    u"A build that takes eleven minutes is a tea break with extra steps :tea:",
    u"If your {thing} makes a new noise, that is not a noise, that is an invoice.",
    u"Tinned mackerel on toast, a squeeze of lemon, black pepper. Don't argue. #鯖缶",
    u"My neighbour returned the ladder I forgot I lent her. In 2022.",
    u"Learning Japanese through {food} recipes. I can now say \"simmer\" in nine ways.",
    u"The cat has opinions about the {thing}. They are all the same opinion.",
    u"Self-hosting update: the server is fine. The admin needs a restart.",
    u"One year on my own little instance. Uptime: good. Population: me.",
    u"Love how a reply from the other side of the world still feels like post.",
    u"There are two kinds of people at the {place} at 6 a.m. and both of them nod at you.",
    u"Anyone else alphabetise their spices and then never put one back where it belongs?",
    u"The apple tree has made exactly one apple. We are all very proud.",
    u"Meetings today: five. Meetings that were a sandwich: one. #lunch",
    u"Tried to explain federation to my dad. He said \"so, like amateur radio\". Yes. Exactly.",
    u"It's the time of year when I own one glove. Singular. It's always the left one.",
    u"I would like to thank the {food} for its service this evening.",
    u"Good morning to everyone except the person who invented the snooze button.",
    u"Spent an hour looking for a bug that was a comma. The comma sends its regards.",
    u"The {place} closed its café and I am taking it personally.",
    u"Fixed a typo in a README. Felt like an architect.",
    u"Swam in the sea. It was November. I have become one of those people. #swimming",
    u"Small joys: the exact right amount of {food} left for lunch.",
    u"Please enjoy this sunset I failed to photograph. It was very orange.",
    u"If anyone needs me I'll be at the {place}, pretending to know about birds. #birds",
    u"My {thing} is older than my boss and much more reliable.",
    u"Choir practice tonight. Forty people, one key, eventually.",
    u"The kids have unionised. Demands: more {food}, later bedtime, a snake.",
    u"Merged! :yatta: Three years, two rewrites, one very patient reviewer.",
    u"Hello! I moved here from a bigger server. I post about {food}, trains and my {thing}. "
    u"#introduction",
    u"Woke up to frost on the inside of the window. Character building, they say.",
    u"Reading \"The Rain Library\" for the second time and it is a different book. #books",
    u"I don't have a favourite font. (It's the one on the old {place} signs.)",
    u"Today's bug only happens on Tuesdays. I wish I were joking.",
    u"There's a fox that crosses the {place} every night at 23:10. I set my clock by it.",
    u"Somebody left a box of records on the wall with a note: \"be kind to side B\".",
    u"Finished the jumper. One arm is longer. It's for my brother, he won't mind. #knitting",
    u"Power cut. Candles, cold {food}, and the best conversation we've had all month.",
    u"My handwriting has been mistaken for a heart monitor again.",
    u"Ink comparison of the day: \"iron gall\" vs. \"regret\". Indistinguishable. #fountainpens",
    u"Still thinking about the {food} I had by the {place} in the rain.",
};

constexpr QStringView tails[] = {u"That's it, that's the post.", u"Anyway, how are you?",
    u"More news as it develops.", u"I regret nothing.", u"The cat was a witness.",
    u"Ask me again tomorrow.", u"It's the little things.", u"Send biscuits.",
    u"Could be worse, could be raining. It is raining.", u"No further questions.",
    u"For the record.", u"I may frame this.", u"Back to work.", u"It was a good day.",
    u"Your mileage may vary.", u"Science!", u"My sister disagrees.", u"Still counts.",
    u"To be continued.", u"Sleep well, wherever you are."};

constexpr QStringView longPosts[] = {
    u"A short history of my {thing}:\n\n2014: bought it.\n2015: broke it.\n2016–2023: \"I'll get "
    u"round to it.\"\n2024: fixed it in eleven minutes.",
    u"Went to the {place} to think.\n\nIt turns out that thinking is mostly looking at water and "
    u"eating {food}.\n\nRecommended. Will think again.",
    u"Things nobody tells you about running a server for one person:\n\n1. You are the moderator "
    u"and the moderated.\n2. The backup you tested is the backup that works.\n3. The best feature "
    u"is that it's quiet.",
    u"My grandmother kept every letter she ever got in a biscuit tin.\n\nWe opened it yesterday. "
    u"The oldest is from the {place}, 1951, and it's mostly about {food}.\n\nSome things do not "
    u"change and I find that a great comfort.",
};

constexpr QStringView pictures[] = {
    u"The {place} this morning, before anyone else got there. #photography",
    u"She has been asleep like this since Tuesday. #cats",
    u"Made {food}. Photographic evidence, because nobody believed me.",
    u"Low tide. #photography #sea",
    u"Ten minutes of good light and I had the camera with me for once. #photography",
    u"The to-read pile has achieved structural significance. #books",
    u"New shelf. It is level. I will be checking it hourly.",
    u"Fog on the pass.",
    u"Watercolour a day, no. 37. #art",
    u"A robin who wanted a word with me. #birds",
};

constexpr QStringView altTexts[] = {
    u"An empty park in morning mist: a wet bench in front, bare trees fading out behind it",
    u"A tabby cat asleep upside down on a green cushion, one paw over its nose",
    u"A bowl of food on a wooden table, steam rising, a spoon beside it",
    u"A wide beach at low tide, ripples in the sand, a small boat on the horizon",
    u"A steep street in evening light, long shadows of lamp posts",
    u"A stack of about thirty paperbacks leaning against a wall",
    u"A plain wooden shelf on a white wall with a spirit level lying on it",
    u"A mountain road disappearing into fog; only a road mirror is sharp",
    u"A loose watercolour of green hills under a blue wash of sky",
    u"A robin on a garden fork, looking straight into the camera",
};

constexpr QStringView clips[] = {
    u"The tide, six seconds of it. Sound on for the hum.|Bands of blue and sand colour drift "
    u"slowly past each other; a low hum swells twice",
    u"The lantern on the porch does this all evening|A warm glow wanders over a dark blue wall, "
    u"again and again",
    u"New doorbell. Too churchy?|A small bell, struck twice, fading slowly",
    u"My cellular automaton found a shape it likes|Squares of sand and violet colour that grow, "
    u"collide and vanish",
    u"Leaves in the wind, roughly|Green shades wandering across the picture; a soft whistle",
    u"The kitchen timer's second voice|A bell, lower than most, struck twice",
};

constexpr QStringView replies[] = {
    u"Same here, down to the {food}.",
    u"Where did you find it? Asking for a friend who is me.",
    u"Congratulations! :yatta:",
    u"Would this work with {food} instead?",
    u"We went last spring. Go early, it gets busy.",
    u"I laughed out loud on the train, thank you.",
    u"It's the timezone. It is always the timezone.",
    u"My cat makes that face too.",
    u"Thank you for this, saved me an evening.",
    u"That light! Lovely shot.",
    u"Adding it to the pile. The pile is now load-bearing.",
    u"Hope you feel better soon.",
};

constexpr QStringView warnings[] = {
    u"film spoilers|So the lighthouse keeper was the one writing the letters all along, and the "
    u"dog knew.",
    u"food|Midnight {food}. No regrets, some crumbs.",
    u"spider|She is the size of a saucer and she lives in the {thing} now. I have made my peace.",
    u"work, grumbling|Preparing slides for the meeting about having fewer meetings.",
    u"health|Results are back and they are good. Thank you for all the kind words.",
    u"The Rain Library, last chapter|The librarian knew. Look at the colour of the bookmark again.",
};

constexpr QStringView polls[] = {
    u"How do you take your tea?|Milk|Lemon|Black|I drink coffee and I'm not sorry",
    u"Tabs or spaces?|Tabs|Spaces|Whatever the formatter says",
    u"Best season?|Spring|Summer|Autumn|Winter",
    u"Should I paint the shed blue?|Yes|No|Paint it and don't tell anyone",
    u"Which one next?|A bird|A boat|A bowl of fruit|Another cat",
};

constexpr QStringView links[] = {
    u"Bookmarking this for winter.|A week of dinners from tins|Seven suppers from what is already "
    u"in the cupboard, with pictures.|Kitchen Notes|https://kitchen.example/tins",
    u"The clearest explanation I have read so far.|What it means to federate|How small servers "
    u"send each other letters, slowly and with diagrams.|Solo Server News|"
    u"https://solo.example/federate",
    u"I could look at these maps all day.|Walking the buried rivers|Following a river that the "
    u"map has forgotten.|The Canal Society|https://canals.example/rivers",
    u"Our town library, of all places!|Library lends telescopes|You can borrow the night sky for "
    u"three weeks, renewable twice.|The Local Paper|https://paper.example/telescopes",
};

constexpr QStringView quotes[] = {
    u"This. All of this.",
    u"Tried it at home and can confirm.",
    u"Saving this for next year's me.",
    u"I keep coming back to this picture.",
    u"The replies are an education.",
};

constexpr QStringView tags[] = {u"photography", u"cats", u"books", u"food", u"selfhosting",
    u"birds", u"Qt", u"art", u"trains", u"gardening"};

constexpr QStringView bios[] = {
    u"Books, tea and a quiet timeline. Usually near the {place}.",
    u"I draw things. Please don't repost without asking. #art",
    u"Fixes {thing}s. Occasionally also breaks them.",
    u"Two cats, one camera, too much {food}.",
    u"C++ by day, sourdough by night. #Qt",
    u"Admin of an instance with one user. If it's down, I'm asleep.",
    u"Hills, trains and old maps. Slow to reply.",
    u"Librarian. Opinions are overdue.",
    u"Plays the accordion. Sorry in advance.",
    u"Birds, mostly. Sometimes other birds. #birds",
};

constexpr QStringView foods[] = {u"leek soup", u"mackerel on toast", u"lentil stew",
    u"rhubarb crumble", u"mushroom pie", u"cold pizza", u"porridge", u"dumplings", u"onigiri",
    u"cheese toasties", u"plum jam", u"curry"};
constexpr QStringView places[] = {u"harbour", u"old library", u"allotments", u"canal",
    u"lighthouse", u"station", u"botanical garden", u"market square", u"top of the hill",
    u"ferry terminal", u"duck pond", u"lido"};
constexpr QStringView things[] = {u"boiler", u"fountain pen", u"film camera", u"bicycle",
    u"typewriter", u"home server", u"radio", u"sewing machine", u"telescope", u"accordion",
    u"label maker", u"mechanical keyboard"};

constexpr QStringView names[] = {u"alma|Alma", u"bertie|Bertie (he/him)", u"carys|Carys",
    u"dmitri|Dmitri", u"edith|Edith Marlow", u"finn|finn", u"greta|Greta 🌲", u"hamish|Hamish",
    u"imogen|Imogen", u"jonas|Jonas", u"katya|Katya", u"lars|Lars", u"maeve|Maeve", u"nils|Nils",
    u"oona|Oona", u"piotr|Piotr", u"quinn|Quinn", u"rosa|Rosa", u"sven|Sven", u"tilda|Tilda",
    u"ursula|Ursula", u"viktor|Viktor", u"wren|Wren 🐦", u"xenia|Xenia", u"yara|Yara", u"zeno|Zeno",
    u"ada|Ada", u"basil|Basil", u"cleo|Cleo", u"dot|dot.", u"elif|Elif", u"frida|Frida", u"gus|Gus",
    u"hazel|Hazel", u"ivo|Ivo", u"juno|Juno", u"kit|Kit", u"lottie|Lottie", u"moss|Moss 🌿",
    u"nell|Nell", u"otto|Otto", u"poppy|Poppy", u"rafe|Rafe", u"sasha|Sasha", u"tove|Tove",
    u"uma|Uma", u"vera|Vera", u"wilf|Wilf"};

constexpr QStringView special[] = {u"hoshi|⭐️✨ほし✨⭐️", u"neko|🐈🐈‍⬛",
    u"saba|鯖 :saba: 缶", u"layla|ليلى 🌙", u"noam|נועם",
    u"family|👨‍👩‍👧‍👦 さとう家", u"zalgo|z̶a̶l̶g̶o̶",
    u"long|とても長い名前を持つ人・とても長い名前を持つ人・ながい",
    u"blob|:blobcat: blob :blobcat:", u"kana|ｶﾅ", u"flag|🏴‍☠️ Anne 🇯🇵",
    u"omar|عمر (Omar)"};

constexpr QStringView others[] = {
    u"صباح الخير من الميناء، القهوة جاهزة ☕️ #صباح",
    u"اليوم قرأت كتابًا كاملًا في القطار. لم أفعل ذلك منذ سنوات.",
    u"בוקר טוב! הלכתי לים לפני העבודה. #ים",
    u"Утро. Туман такой, что не видно соседнего дома. Красиво.",
    u"Heute im Wald gewesen: kein Netz, viele Pilze, gute Laune. #Pilze",
    u"Ce matin, le marché sentait la pluie et les clémentines.",
    u"오늘은 도서관에서 하루 종일 비 소리를 들었다.",
    u"🌧️🚲💨☕️📖😌",
    u"Đi bộ dọc bờ sông, trời trong xanh.",
    u"O gato dormiu em cima do teclado: fffffffffffffffffff",
};

} // namespace

const Language &english()
{
    static const Language language{.posts = posts,
        .tails = tails,
        .longPosts = longPosts,
        .pictures = pictures,
        .altTexts = altTexts,
        .clips = clips,
        .replies = replies,
        .warnings = warnings,
        .polls = polls,
        .links = links,
        .quotes = quotes,
        .tags = tags,
        .bios = bios,
        .foods = foods,
        .places = places,
        .things = things};
    return language;
}

Lines englishNames()
{
    return names;
}

Lines specialNames()
{
    return special;
}

Lines elsewhere()
{
    return others;
}

} // namespace asterism::texts
