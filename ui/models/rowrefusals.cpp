// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowrefusals.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Acting)
};

using RefusedKind = Action::Kind;

QString couldNot(RefusedKind kind)
{
    switch (kind) {
    case RefusedKind::Boost:
        return Words::tr("Could not boost");
    case RefusedKind::Unboost:
        return Words::tr("Could not undo the boost");
    case RefusedKind::Favourite:
        return Words::tr("Could not favourite");
    case RefusedKind::Unfavourite:
        return Words::tr("Could not undo the favourite");
    case RefusedKind::Bookmark:
        return Words::tr("Could not bookmark");
    case RefusedKind::Unbookmark:
        return Words::tr("Could not undo the bookmark");
    case RefusedKind::React:
        return Words::tr("Could not react");
    case RefusedKind::Unreact:
        return Words::tr("Could not undo the reaction");
    case RefusedKind::Vote:
        return Words::tr("Could not vote");
    case RefusedKind::Pin:
        return Words::tr("Could not pin");
    case RefusedKind::Unpin:
        return Words::tr("Could not unpin");
    case RefusedKind::MuteThread:
        return Words::tr("Could not mute the thread");
    case RefusedKind::UnmuteThread:
        return Words::tr("Could not unmute the thread");
    case RefusedKind::Delete:
        return Words::tr("Could not delete");
    default:
        return Words::tr("Could not change");
    }
}

/// Whose wish it was is said where it could be another's. What a server says may hold "%1" itself:
/// all places are filled at once.
QString refusalWords(const RefusedAction &refused, const ActingNames &names)
{
    const QString what = couldNot(refused.action.kind);
    const QString why = refused.trouble.simplified();
    const QString who = names.shortNames.value(refused.action.account.value);
    const bool several = names.accounts && names.accounts->size() > 1;
    return several && !who.isEmpty() ? Words::tr("%1 as %2: %3").arg(what, who, why)
                                     : Words::tr("%1: %2").arg(what, why);
}

} // namespace

RowRefusal refusalOf(const QString &uri, const RowNames &names)
{
    if (!names.acting.refused) {
        return {};
    }
    const auto post = names.acting.refused->constFind(uri);
    if (post == names.acting.refused->cend() || post->empty()) {
        return {}; // nearly always
    }
    const RefusedAction &last = *std::ranges::max_element(*post, {}, &RefusedAction::at);
    return {.rowId = QString::number(last.row),
        .words = refusalWords(last, names.acting),
        .written = last.action.kind == RefusedKind::Edit};
}

} // namespace asterism::ui
