// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ownprofile.h"
#include "ui/models/rowsmodel.h"

namespace asterism::ui {

/// The fields of one's own profile while they are edited. Roles: name, value.
class ProfileFields : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from OwnProfilePage.fields")

public:
    explicit ProfileFields(QObject *parent = nullptr);

    QList<ProfileField> fields() const { return m_fields; }
    void show(const QList<ProfileField> &fields);

    // What is no place is not heard.
    Q_INVOKABLE void setName(int place, const QString &name);
    Q_INVOKABLE void setValue(int place, const QString &value);
    Q_INVOKABLE void add(); ///< an empty one, at the end
    Q_INVOKABLE void take(int place); ///< away
    Q_INVOKABLE void move(int from, int to);

Q_SIGNALS:
    void edited(); ///< by the user

private:
    bool has(int place) const { return place >= 0 && place < m_fields.size(); }
    void showAll();

    QList<ProfileField> m_fields;
    QStringList m_keys; ///< of their rows
    int m_made = 0;
};

} // namespace asterism::ui
