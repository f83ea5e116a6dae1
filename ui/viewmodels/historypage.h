// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"

#include <vector>

namespace asterism::ui {

/// What a post was before it was edited, newest first. Roles: title ("Now", "Before", "First"…),
/// time, warning and text (styled: what an edit added is bold and underlined, what it took away is
/// struck out), media (of RowMedia), sensitive, note (what else changed, plain).
class HistoryPage : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.history()")
    Q_PROPERTY(bool busy READ isBusy NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY statusChanged FINAL)

public:
    /// `lasting` outlives what is asked.
    HistoryPage(QObject &lasting, Ask ask, const QString &uri, QObject *parent = nullptr);

    bool isBusy() const { return m_busy; }
    /// Why there is nothing to read; empty when there is.
    QString trouble() const { return m_trouble; }
    Q_INVOKABLE void refresh();

Q_SIGNALS:
    void statusChanged();

private:
    void show(const std::vector<PostVersion> &versions);
    void ended(const QString &trouble);

    QObject &m_lasting;
    Ask m_ask;
    QString m_uri;
    bool m_busy = false;
    QString m_trouble;
};

} // namespace asterism::ui
