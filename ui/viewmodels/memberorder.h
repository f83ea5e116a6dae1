// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "model/list.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace asterism::ui {

/// In which order the members of a list are shown. Who has nothing to be sorted by comes last.
enum class MemberOrder {
    Added, ///< as they were put in
    Name,
    Rhythm, ///< who posts most often comes first
    LastPost, ///< the newest of the cached ones comes first
    LastRead, ///< who was read just now comes first
    Reader, ///< the best ones first (ReaderKind)
    Trouble, ///< who cannot be read comes first, those with the same trouble together
};

/// One member with what they are sorted and searched by.
struct MemberLine {
    ListMember member;
    Actor face;
    qint64 postedAt = 0; ///< of the newest cached post; 0: none, or not asked for
    QString name; ///< folded
    QString words; ///< folded; what is searched in

    bool operator==(const MemberLine &) const = default;
};
MemberLine memberLine(const ListMember &member, const Actor &face, qint64 postedAt);

/// Upper and lower case, full and half width are one.
QString folded(const QString &text);

/// Places in `lines`; equals stay as they stand there.
std::vector<int> sortedMembers(const std::vector<MemberLine> &lines, MemberOrder order);

/// Accts in the order in which they are shown: who was shown `before` keeps their place whatever
/// became of them, so that nothing moves under the reader; who is new comes where they belong.
QStringList orderedMembers(
    const std::vector<MemberLine> &lines, MemberOrder order, const QStringList &before);

/// Whether each of the words, parted by blanks, is somewhere in their name or handle.
bool isMatch(const MemberLine &line, const QStringList &foldedWords);

} // namespace asterism::ui
