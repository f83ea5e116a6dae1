// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/draft.h"
#include "sync/sessions.h"

#include <QUuid>

namespace asterism::live {

/// Nobody wrote that before.
inline QString mark()
{
    return QUuid::createUuid().toString(QUuid::Id128).first(12);
}

/// A new post of the session's account, as a draft.
inline Draft draftBy(const Session &session, const QString &text)
{
    Draft draft{.key = newPostKey(),
        .action = {
            .kind = Action::Kind::Publish, .account = session.account.id, .target = newPostKey()}};
    draft.action.post.text = text;
    return draft;
}

} // namespace asterism::live
