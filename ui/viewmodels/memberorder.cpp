// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/memberorder.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qint64 unknownLast = std::numeric_limits<qint64>::max();
/// For so many new ones there is no place to be kept.
constexpr qsizetype mostNew = 20;

/// A number that is smaller for who comes first.
qint64 rankOf(const MemberLine &line, MemberOrder order)
{
    const Polled &polled = line.member.polled;
    switch (order) {
    case MemberOrder::Rhythm:
        return polled.posts > 0 ? polled.gapMs : unknownLast;
    case MemberOrder::LastPost:
        return line.postedAt > 0 ? -line.postedAt : unknownLast;
    case MemberOrder::LastRead:
        return polled.readAt > 0 ? -polled.readAt : unknownLast;
    case MemberOrder::Reader:
        return line.member.reader == ReaderKind::None ? unknownLast : qint64(line.member.reader);
    case MemberOrder::Trouble:
        return line.member.error.isEmpty() ? 1 : 0;
    case MemberOrder::Added:
    case MemberOrder::Name:
        break;
    }
    return 0;
}

bool comesBefore(const MemberLine &a, const MemberLine &b, MemberOrder order)
{
    if (order == MemberOrder::Name) {
        return a.name < b.name;
    }
    const qint64 first = rankOf(a, order);
    const qint64 second = rankOf(b, order);
    if (first == second && order == MemberOrder::Trouble) {
        return a.member.error < b.member.error;
    }
    return first < second;
}

QStringList acctsOf(const std::vector<MemberLine> &lines, const std::vector<int> &places)
{
    QStringList accts;
    for (const int place : places) {
        accts << lines[size_t(place)].member.acct;
    }
    return accts;
}

} // namespace

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

MemberLine memberLine(const ListMember &member, const Actor &face, qint64 postedAt)
{
    const QString name =
        folded(face.displayName.isEmpty() ? member.acct.section(u'@', 0, 0) : face.displayName);
    return {.member = member,
        .face = face,
        .postedAt = postedAt,
        .name = name,
        .words = u"@%1 %2"_s.arg(folded(member.acct), name)};
}

std::vector<int> sortedMembers(const std::vector<MemberLine> &lines, MemberOrder order)
{
    std::vector<int> places(lines.size());
    std::iota(places.begin(), places.end(), 0);
    if (order != MemberOrder::Added) {
        std::ranges::stable_sort(places,
            [&](int a, int b) { return comesBefore(lines[size_t(a)], lines[size_t(b)], order); });
    }
    return places;
}

QStringList orderedMembers(
    const std::vector<MemberLine> &lines, MemberOrder order, const QStringList &before)
{
    const QSet<QString> shown(before.begin(), before.end());
    QHash<QString, const MemberLine *> known;
    std::vector<const MemberLine *> fresh;
    for (const MemberLine &line : lines) {
        known.insert(line.member.acct, &line);
        if (!shown.contains(line.member.acct)) {
            fresh.push_back(&line);
        }
    }
    if (qsizetype(fresh.size()) > mostNew || before.isEmpty()) {
        return acctsOf(lines, sortedMembers(lines, order));
    }
    QStringList accts;
    std::ranges::copy_if(before, std::back_inserter(accts),
        [&](const QString &acct) { return known.contains(acct); });
    for (const MemberLine *line : fresh) {
        const auto later = [&](const QString &acct) {
            return order != MemberOrder::Added && comesBefore(*line, *known[acct], order);
        };
        accts.insert(std::ranges::find_if(accts, later), line->member.acct);
    }
    return accts;
}

bool isMatch(const MemberLine &line, const QStringList &foldedWords)
{
    return std::ranges::all_of(
        foldedWords, [&](const QString &word) { return line.words.contains(word); });
}

} // namespace asterism::ui
