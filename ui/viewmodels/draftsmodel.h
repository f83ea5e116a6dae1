// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/draft.h"
#include "ui/models/rowsmodel.h"

#include <vector>

namespace asterism::ui {

/// "2 accounts · 3 posts · 2 pictures · a poll"; empty: one post without files by one account.
QString moreWords(const Draft &draft);

/// The drafts beside the one that is being written. Roles: key, words (its beginning, plain),
/// account ("@user@host"; empty: it is signed out), more (moreWords()).
class DraftsModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Composer.drafts")

public:
    explicit DraftsModel(QObject *parent = nullptr);

    void show(
        const std::vector<Draft> &all, const std::vector<Account> &accounts, const QString &butKey);
};

} // namespace asterism::ui
