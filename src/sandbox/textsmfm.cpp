// SPDX-License-Identifier: GPL-3.0-or-later

// Posts in Misskey's own markup (misskey-hub.net/docs/for-users/features/mfm).
#include "sandbox/texts.h"

namespace asterism::texts {

namespace {

constexpr QStringView mfmJa[] = {
    u"$[tada やったー!] 三か月ごしの{thing}が完成しました。 :yatta:",
    u"**大事なお知らせ**:今日の夕飯は{food}です。",
    u"$[x2 {food}] $[x3 {food}] $[x4 {food}]",
    u"<center>{place}から\nおはようございます</center>",
    u"> 明日やろうはばかやろう\n\nわかってはいるんです。 :kusa:",
    u"$[ruby 給湯器 きゅうとうき] がまた止まった。$[shake 寒い]",
    u"$[spin :star_spin:] ぐるぐるする日 $[spin.left 🌀]",
    u"<small>(小さい声で) {place}の{food}がおいしい。だれにも言わないで。</small>",
    u"~~原稿が終わった~~ 終わっていない。 $[fg.color=f00 締切まで三日]",
    u"`make clean` して寝る。 :otsu:",
    u"$[rainbow 虹が出てた] {place}の上 :sugoi:",
    u"$[jelly.speed=2s プリン] :mochi: $[bounce 🍮] を作った #おやつ",
    u"[今日の散歩道](https://example.invalid/walk) 。往復で **六千歩**。 #散歩",
    u"$[fg.color=3388cc 青] い空と <i>ぬるい</i> お茶 :tea:",
    u":ohayou: $[sparkle {place}] はいい天気です",
    u"$[flip 逆さま] に読んでも :saba: はうまい",
};

constexpr QStringView mfmEn[] = {
    u"$[tada Finally!] The {thing} works again. :yatta:",
    u"**Note to self:** never fix the {thing} after midnight.",
    u"$[x2 {food}] $[x3 {food}] — dinner is sorted.",
    u"<center>Good morning\nfrom the {place}</center>",
    u"> It will only take five minutes\n\nIt has been a week. :kusa:",
    u"<small>quietly: the {food} near the {place} is the best there is</small>",
    u"~~I have a plan~~ I have a :blobcat: and no plan.",
    u"$[spin 🌀] one of those days $[shake again]",
    u"`git push --force` and go to bed. :otsu:",
    u"$[rainbow A rainbow] over the {place} this evening :sugoi:",
    u"[The long way home](https://example.invalid/walk), **9 km**, one heron. #walking",
    u"Tea :tea: $[fg.color=3388cc and a blue sky], nothing else today.",
};

constexpr QStringView channelLines[] = {
    u"このチャンネルは静かで良いですね。 :tea:",
    u"Anybody here who knits?",
    u"編み物の話ならいくらでも :mochi:",
    u"$[tada ようこそ!]",
};

} // namespace

Lines japaneseMfm()
{
    return mfmJa;
}

Lines englishMfm()
{
    return mfmEn;
}

Lines channelTalk()
{
    return channelLines;
}

} // namespace asterism::texts
