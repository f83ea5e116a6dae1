// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/streamhub.h"

#include "sandbox/talks.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

/// To whoever listens for what is said to them alone.
void StreamHub::tellTalk(Session &session, const Copy &copy)
{
    const auto found = std::ranges::find(session.subscriptions, u"direct"_s, &Subscription::stream);
    if (found == session.subscriptions.end()) {
        return;
    }
    const Subscription direct = *found;
    if (const auto talk = talkOf(callFor(session.person), copy)) {
        push(session, direct, u"conversation"_s,
            QJsonDocument(*talk).toJson(QJsonDocument::Compact));
    }
}

} // namespace asterism
