// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/jumpranking.h"

#include "ui/viewmodels/memberorder.h"

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qsizetype longestTyped = 200;

bool isJumpSign(QChar c)
{
    return c == u'@' || c == u'#';
}

bool beginsWord(const QString &words, qsizetype at)
{
    return at == 0 || !words[at - 1].isLetterOrNumber();
}

bool isAtWordStart(const QString &words, const QString &typed)
{
    for (qsizetype at = words.indexOf(typed); at >= 0; at = words.indexOf(typed, at + 1)) {
        if (beginsWord(words, at)) {
            return true;
        }
    }
    return false;
}

bool followsFrom(const QString &words, qsizetype at, const QString &typed)
{
    for (const QChar c : typed) {
        at = words.indexOf(c, at) + 1;
        if (at == 0) {
            return false;
        }
    }
    return true;
}

/// One letter of a word and the next one of another is more than chance only from two on.
bool isSubsequence(const QString &words, const QString &typed)
{
    if (typed.size() < 2 || isJumpSign(typed[0])) {
        return false;
    }
    for (qsizetype at = words.indexOf(typed[0]); at >= 0; at = words.indexOf(typed[0], at + 1)) {
        if (beginsWord(words, at) && followsFrom(words, at, typed)) {
            return true;
        }
    }
    return false;
}

int scoreOfPart(const QStringList &words, const QString &typed)
{
    int best = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int fit = int(jumpFit(words[i], typed));
        best = std::max(best, fit == 0 ? 0 : 2 * fit + (i == 0 ? 1 : 0));
    }
    return best;
}

struct ScoredJump {
    RankedJump jump;
    int score = 0;
    qsizetype recent = 0; ///< place among those that were used; behind all: it was not

    auto order() const { return std::tuple(-score, recent, int(jump.group)); }
};

/// What is better comes first; groups as their best ones stand.
void bringTogether(std::vector<ScoredJump> &jumps)
{
    std::vector<JumpGroup> groups;
    for (const ScoredJump &scored : jumps) {
        if (std::ranges::find(groups, scored.jump.group) == groups.end()) {
            groups.push_back(scored.jump.group);
        }
    }
    std::ranges::stable_sort(jumps, {}, [&groups](const ScoredJump &scored) {
        return std::ranges::find(groups, scored.jump.group) - groups.begin();
    });
}

} // namespace

QString jumpFolded(const QString &text)
{
    QString words = folded(text.left(longestTyped)).simplified();
    for (QChar &c : words) {
        if (c.unicode() >= 0x30a1 && c.unicode() <= 0x30f6) {
            c = QChar(c.unicode() - 0x60);
        }
    }
    return words;
}

JumpFit jumpFit(const QString &words, const QString &typed)
{
    if (words.isEmpty() || typed.isEmpty()) {
        return JumpFit::None;
    }
    if (isJumpSign(words[0]) && !isJumpSign(typed[0])) {
        return jumpFit(words.mid(1), typed);
    }
    if (words.startsWith(typed)) {
        return words.size() == typed.size() ? JumpFit::Exact : JumpFit::Prefix;
    }
    if (words.contains(typed)) {
        return isAtWordStart(words, typed) ? JumpFit::WordStart : JumpFit::Within;
    }
    return isSubsequence(words, typed) ? JumpFit::Subsequence : JumpFit::None;
}

int jumpScore(const JumpTarget &target, const QString &typed)
{
    QStringList words{jumpFolded(target.name), jumpFolded(target.detail)};
    for (const QString &other : target.also) {
        words << jumpFolded(other);
    }
    const int whole = scoreOfPart(words, typed);
    const QStringList parts = typed.split(u' ', Qt::SkipEmptyParts);
    if (whole > 0 || parts.size() < 2) {
        return whole;
    }
    int worst = scoreOfPart(words, parts.first());
    for (const QString &part : parts) {
        worst = std::min(worst, scoreOfPart(words, part));
    }
    return worst;
}

std::vector<RankedJump> rankedJumps(
    const std::vector<JumpTarget> &all, const QString &text, const QStringList &recent, size_t most)
{
    const QString typed = jumpFolded(text);
    std::vector<ScoredJump> fitting;
    for (const JumpTarget &target : all) {
        const qsizetype used = recent.indexOf(target.key());
        const bool above = typed.isEmpty() && used >= 0 && used < mostRecentJumps;
        const int score = typed.isEmpty() ? int(above) : jumpScore(target, typed);
        if (score > 0 || typed.isEmpty()) {
            const JumpGroup group = above ? JumpGroup::Recent : groupOf(target.what);
            const bool counts = used >= 0 && (above || !typed.isEmpty());
            fitting.push_back({{target, group}, score, counts ? used : recent.size()});
        }
    }
    std::ranges::stable_sort(fitting, {}, &ScoredJump::order);
    fitting.resize(std::min(fitting.size(), most));
    bringTogether(fitting);
    std::vector<RankedJump> ranked;
    for (ScoredJump &scored : fitting) {
        ranked.push_back(std::move(scored.jump));
    }
    return ranked;
}

} // namespace asterism::ui
