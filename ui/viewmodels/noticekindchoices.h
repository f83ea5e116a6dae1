// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/noticekindwords.h"

namespace asterism::ui {

/// Every kind of notification, to choose which of them a column shows. Roles: kind (a word of
/// model/notification.h), heading (of the bunch that begins here; else empty), name, chosen (bool),
/// last (bool: the only one that is chosen, so that it stays).
class NoticeKindChoices : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of a column")

public:
    explicit NoticeKindChoices(QObject *parent = nullptr);

    /// As DeckColumn::noticeKinds; what all mean is all chosen.
    void setKinds(const QString &kept);

    /// Nothing happens where it would leave none.
    Q_INVOKABLE void choose(const QString &kind, bool chosen);
    Q_INVOKABLE void chooseAll();

Q_SIGNALS:
    /// The user wants these: DeckColumn::noticeKinds.
    void wished(const QString &kept);

private:
    void show();

    std::vector<Notification::Kind> m_chosen;
};

} // namespace asterism::ui
