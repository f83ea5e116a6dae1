// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/actwords.h"

#include "model/action.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Acting)
};

constexpr std::array<QStringView, deedCount> deedWords{u"reply", u"boost", u"favourite", u"react",
    u"bookmark", u"vote", u"mute", u"pin", u"edit", u"delete", u"report", u"quote"};

QString doing(Deed deed)
{
    switch (deed) {
    case Deed::Reply:
        return Words::tr("Reply as %1");
    case Deed::Boost:
        return Words::tr("Boost as %1");
    case Deed::Favourite:
        return Words::tr("Favourite as %1");
    case Deed::React:
        return Words::tr("React as %1");
    case Deed::Bookmark:
        return Words::tr("Bookmark as %1");
    case Deed::Quote:
        return Words::tr("Quote as %1");
    case Deed::Vote:
        return Words::tr("Vote as %1");
    case Deed::MuteThread:
        return Words::tr("Mute this thread as %1");
    default:
        return {};
    }
}

QString undoing(Deed deed)
{
    switch (deed) {
    case Deed::Boost:
        return Words::tr("Undo the boost by %1");
    case Deed::Favourite:
        return Words::tr("Undo the favourite by %1");
    case Deed::React:
        return Words::tr("Undo the reaction by %1");
    case Deed::Bookmark:
        return Words::tr("Undo the bookmark by %1");
    case Deed::MuteThread:
        return Words::tr("Unmute this thread as %1");
    default:
        return doing(deed);
    }
}

/// Where several reactions can be given, one more is meant.
bool isUndone(const RowActing &acting, Deed deed)
{
    return acting.isDone(deed) && (deed != Deed::React || acting.smiles);
}

} // namespace

std::optional<Deed> deedOf(const QString &word)
{
    for (size_t i = 0; i < deedWords.size(); ++i) {
        if (word == deedWords[i]) {
            return static_cast<Deed>(i);
        }
    }
    return {};
}

QString actKind(const RowActing &acting, const QString &deed)
{
    using Kind = Action::Kind;
    const auto known = deedOf(deed);
    const auto one = [&](Kind does, Kind undoes) {
        return asterism::word(acting.isDone(*known) ? undoes : does);
    };
    switch (known.value_or(Deed::Reply)) {
    case Deed::Boost:
        return one(Kind::Boost, Kind::Unboost);
    case Deed::Favourite:
        return one(Kind::Favourite, Kind::Unfavourite);
    case Deed::React:
        return asterism::word(isUndone(acting, Deed::React) ? Kind::Unreact : Kind::React);
    case Deed::Bookmark:
        return one(Kind::Bookmark, Kind::Unbookmark);
    case Deed::MuteThread:
        return one(Kind::MuteThread, Kind::UnmuteThread);
    case Deed::Pin:
        return one(Kind::Pin, Kind::Unpin);
    case Deed::Vote:
        return asterism::word(Kind::Vote);
    case Deed::Delete:
        return asterism::word(Kind::Delete);
    case Deed::Reply:
    case Deed::Edit:
    case Deed::Report:
    case Deed::Quote:
        break;
    }
    return {};
}

QString whyNot(const RowActing &acting, const QString &deed)
{
    const auto known = deedOf(deed);
    return known ? acting.whyNot(*known) : QString();
}

QString actHint(const RowActing &acting, const QString &deed)
{
    if (deed == "as"_L1) {
        return Words::tr("%1 acts here: choose another account").replace(u"%1"_s, acting.acct);
    }
    const auto known = deedOf(deed);
    if (!known) {
        return Words::tr("What else can be done");
    }
    const bool undone = isUndone(acting, *known);
    if (const QString why = acting.whyNot(*known); !why.isEmpty() && !undone) {
        return why;
    }
    QString words = undone ? undoing(*known) : doing(*known);
    words.replace(u"%1"_s, acting.acct);
    if (*known == Deed::Quote && !acting.quoteNote.isEmpty()) {
        words += u'\n' + acting.quoteNote;
    }
    return acting.isWaiting(*known) ? Words::tr("%1 (not sent yet)").replace(u"%1"_s, words)
                                    : words;
}

} // namespace asterism::ui
