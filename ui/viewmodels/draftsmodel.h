// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/draft.h"
#include "ui/models/rowsmodel.h"

#include <vector>

namespace asterism::ui {

/// "2 accounts · 3 posts · 2 pictures · a poll"; empty: one post without files by one account.
QString moreWords(const Draft &draft);

/// The drafts beside the one that is being written, a page of them. Roles: key, words (its
/// beginning, plain), account ("@user@host"; empty: it is signed out), more (moreWords()).
class DraftsModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Composer.drafts")
    /// Of all pages.
    Q_PROPERTY(int total READ total NOTIFY pageChanged FINAL)
    /// What turnPage() shows, for a button: "Older drafts (12)"; empty: there is one page.
    Q_PROPERTY(QString otherPage READ otherPage NOTIFY pageChanged FINAL)
    /// On the last page: that still older ones are not shown; empty mostly.
    Q_PROPERTY(QString note READ note NOTIFY pageChanged FINAL)

public:
    static constexpr int pageSize = 200;

    explicit DraftsModel(QObject *parent = nullptr);

    int total() const { return int(m_all.size()); }
    QString otherPage() const;
    QString note() const;

    /// `hasMore`: there are older ones than these. The page stays, as long as there is anything.
    void show(const std::vector<Draft> &all, const std::vector<Account> &accounts,
        const QString &butKey, bool hasMore = false);
    /// To the next page; from the last one to the first.
    Q_INVOKABLE void turnPage();

Q_SIGNALS:
    void pageChanged();

private:
    bool isLastPage() const { return m_first + pageSize >= total(); }
    void showPage();

    std::vector<Row> m_all;
    int m_first = 0; ///< of the page
    bool m_hasMore = false;
};

} // namespace asterism::ui
