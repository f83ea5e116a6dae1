// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/preview.h"

#include "base/clock.h"
#include "migration/rowrules.h"
#include "ui/moving/runwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ImportPreview)
};

constexpr size_t namedLines = 5;
constexpr qsizetype namedClips = 3;
constexpr qsizetype shownClipName = 40;

QString alreadyWords(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Follows:
    case MovedKind::Tags:
        return Words::tr("Already followed");
    case MovedKind::Blocks:
    case MovedKind::DomainBlocks:
        return Words::tr("Already blocked");
    case MovedKind::Mutes:
        return Words::tr("Already muted");
    case MovedKind::Lists:
        return Words::tr("Already in the lists");
    case MovedKind::Clips:
        return Words::tr("Already in the clips");
    default:
        return Words::tr("Already there");
    }
}

QString newWords(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Follows:
    case MovedKind::Tags:
        return Words::tr("To follow");
    case MovedKind::Blocks:
    case MovedKind::DomainBlocks:
        return Words::tr("To block");
    case MovedKind::Mutes:
        return Words::tr("To mute");
    case MovedKind::Lists:
        return Words::tr("To put into lists");
    case MovedKind::Clips:
        return Words::tr("To put into clips");
    default:
        return Words::tr("To add");
    }
}

QString goneWords(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Follows:
    case MovedKind::Tags:
        return Words::tr("To unfollow, as the file does not name them");
    case MovedKind::Blocks:
    case MovedKind::DomainBlocks:
        return Words::tr("To unblock, as the file does not name them");
    case MovedKind::Mutes:
        return Words::tr("To unmute, as the file does not name them");
    default:
        return Words::tr("To take away, as the file does not name them");
    }
}

QString windowWords(const Allowance &allowance)
{
    if (allowance.windowMs == dayMs) {
        return Words::tr("%1 at this server's limit of %L2 a day");
    }
    if (allowance.windowMs == hourMs) {
        return Words::tr("%1 at this server's limit of %L2 an hour");
    }
    return {};
}

} // namespace

std::vector<PreviewLine> previewLines(MovedKind kind, const RunCounts &counts,
    const std::vector<int> &bad, const std::vector<int> &repeated)
{
    const int moved = counts.findings[size_t(Finding::Moved)];
    const QString badWords = bad.empty()
        ? Words::tr("Unreadable rows")
        : Words::tr("Unreadable rows (line %1)").arg(lineNumbers(bad));
    std::vector<PreviewLine> lines{
        {u"unchecked"_s, Words::tr("Not compared yet"), counts.unchecked, {}},
        {u"already"_s, alreadyWords(kind), counts.outcomes[size_t(Outcome::Already)], {}},
        {u"asked"_s, Words::tr("Asked already, without an answer yet"),
            counts.outcomes[size_t(Outcome::Requested)], u"waits"_s},
        {u"todo"_s, newWords(kind), toAdd(counts), u"good"_s},
        {u"moved"_s, Words::tr("Moved — follow the new account"), moved, u"waits"_s},
        {u"unknown"_s, Words::tr("Nobody of that name"), counts.findings[size_t(Finding::Unknown)],
            u"bad"_s},
        {u"gone"_s, Words::tr("Suspended or deleted"), counts.findings[size_t(Finding::Gone)],
            u"bad"_s},
        {u"self"_s, Words::tr("Yourself"), counts.outcomes[size_t(Outcome::Refused)], {}},
        {u"bad"_s, badWords, int(bad.size()), u"bad"_s},
        {u"repeated"_s, Words::tr("Named more than once"), int(repeated.size()), {}},
        {u"removals"_s, goneWords(kind), counts.removals, u"bad"_s},
    };
    std::erase_if(lines, [](const PreviewLine &line) {
        const bool always = line.key == u"already" || line.key == u"todo";
        return line.count == 0 && !always;
    });
    return lines;
}

QString lineNumbers(const std::vector<int> &lines)
{
    QStringList numbers;
    for (const int line : lines) {
        if (size_t(numbers.size()) == namedLines) {
            return numbers.join(Words::tr(", ")) + u" …"_s;
        }
        numbers << QLocale().toString(line);
    }
    return numbers.join(Words::tr(", "));
}

QString clipsWords(const QStringList &clips)
{
    if (clips.isEmpty()) {
        return {};
    }
    QStringList names;
    for (const QString &name : clips.first(std::min(clips.size(), namedClips))) {
        const QString line = name.left(2 * shownClipName).simplified();
        names << (line.size() > shownClipName ? line.left(shownClipName - 1) + u'…' : line);
    }
    QString all = names.join(Words::tr(", "));
    if (clips.size() > namedClips) {
        all += u" …"_s;
    }
    QString words = Words::tr("These posts are in %n clips (%1). They become bookmarks: what the "
                              "clips are called is not taken along.",
        nullptr, int(clips.size()));
    return words.replace(u"%1"_s, all);
}

QString allowanceWords(int writes, const Allowance &allowance)
{
    if (writes <= 0) {
        return {};
    }
    const QString length = lengthWords(timeFor(writes, allowance));
    const QString words = windowWords(allowance);
    return words.isEmpty() || allowance.writes <= 0 ? length
                                                    : words.arg(length).arg(allowance.writes);
}

QString capWords(const Instance &instance, qint64 followers, int have, int more)
{
    const int cap = followCap(instance, followers);
    if (overFollowCap(cap, have, more) == 0) {
        return {};
    }
    if (cap > followCap(instance)) {
        return Words::tr("%1 lets this account follow %L2, because of its followers. It follows "
                         "%L3 now: the server may refuse what is over that.")
            .arg(instance.host)
            .arg(cap)
            .arg(have);
    }
    return Words::tr("%1 lets everybody follow %L2, and more only who has many followers. This "
                     "account follows %L3 now: the server may refuse what is over that.")
        .arg(instance.host)
        .arg(cap)
        .arg(have);
}

} // namespace asterism::ui
