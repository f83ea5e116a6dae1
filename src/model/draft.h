// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace asterism {

/// Something that the user is writing and has not sent: it outlives the program.
struct Draft {
    QString key; ///< its own; empty: none
    /// Publish or Edit, as it would be sent; of a thread the first post.
    Action action;
    /// Posts that go on from the first, each an answer to the one before it. Of these only text,
    /// media and poll are their own; all else is that of the first.
    std::vector<PostText> more;
    QStringList also; ///< ids of further accounts that post the same, each for itself
    /// Of an edit: what the post was like when that began; nothing: not known.
    std::optional<PostText> began = {};
    /// A content warning that was typed and then switched off: it is not sent, and comes back when
    /// the field does. Empty: none.
    QString hiddenWarning = {};
    bool open = false; ///< it was on screen when it was kept last
    qint64 changedAt = 0;

    bool operator==(const Draft &) const = default;
};

constexpr int mostPartsOfThread = 50;
constexpr int mostPostingAccounts = 20;

/// `more` and `also` as JSON; empty where there are none.
QString moreText(const Draft &draft);
QString alsoText(const Draft &draft);
/// `began` the same way.
QString beganText(const Draft &draft);
/// Nothing is known of it for what that never wrote.
void readBegan(Draft &draft, const QString &began);
/// False, and nothing is changed, for what those never wrote.
bool readMore(Draft &draft, const QString &more, const QString &also);

/// All its posts, in their order; one at least.
std::vector<PostText> postsOf(const Draft &draft);

/// What the outbox is to do when it is sent: of each account all posts in their order, chained by
/// PostText::after. Each Publish action's target is made of the draft's key, so that the same draft
/// makes the same actions again. What the draft's own account has at its server already
/// (Attachment::id) the others send anew. An Edit stays one action.
std::vector<Action> actionsOf(const Draft &draft);

/// Where an action of actionsOf() stood in it.
struct DraftPlace {
    QString key; ///< of the draft
    int account = 0; ///< 0: the draft's own, then `also`
    int part = 0; ///< 0: the first, then `more`

    bool operator==(const DraftPlace &) const = default;
};

/// By its target; nothing where actionsOf() did not make it.
std::optional<DraftPlace> placeInDraft(const Action &action);

} // namespace asterism
