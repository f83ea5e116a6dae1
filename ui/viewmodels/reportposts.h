// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/timeline.h"
#include "ui/models/rowsmodel.h"

namespace asterism::ui {

/// The newest cached posts of somebody, to be chosen for a report. Roles: uri, text (the beginning,
/// plain), time, chosen (bool).
class ReportPosts : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of ActTask")
    /// Their uris.
    Q_PROPERTY(QStringList chosen READ chosen NOTIFY chosenChanged FINAL)

public:
    static constexpr int mostShown = 12;

    /// `post`: uri of one that is chosen from the beginning, and stands first; empty: none.
    ReportPosts(
        store::Store &store, const QString &acct, const QString &post, QObject *parent = nullptr);

    QStringList chosen() const { return m_chosen; }
    Q_INVOKABLE void toggle(const QString &uri);

Q_SIGNALS:
    void chosenChanged();

private:
    struct Line {
        QString uri;
        QString text;
        QString time;
    };

    static Line lineOf(const store::StoredPost &stored);
    static Result<std::vector<Line>> readLines(
        store::CacheTx &tx, const QString &acct, const QString &post);
    void show();

    std::vector<Line> m_lines;
    QStringList m_chosen;
};

} // namespace asterism::ui
