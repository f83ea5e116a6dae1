// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/standings.h"

namespace asterism::ui {

/// Which own accounts follow a hashtag, for a menu. Roles: accountId, kind (the word of the action
/// that changes it), words ("Follow #tea as @ao@a.example"), why (why that cannot be, or not yet;
/// mostly empty).
class TagFollows : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.tagFollows()")

public:
    /// `tag`: without #. The store outlives it.
    TagFollows(store::Store &store, Ask ask, const QString &tag, QObject *parent = nullptr);

private:
    void show();
    Row rowOf(const ActingAccount &one) const;
    QString whyNotYet(const ActingAccount &one) const;

    QString m_tag;
    Standings m_standings;
};

} // namespace asterism::ui
