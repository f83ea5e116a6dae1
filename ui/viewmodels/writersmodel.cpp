// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/writersmodel.h"

#include "ui/viewmodels/colours.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

WritersModel::WritersModel(QObject *parent)
    : RowsModel({"accountId", "acct", "colour", "reason", "chosen", "trouble"}, parent)
{
}

void WritersModel::show(
    const std::vector<Account> &accounts, const ComposePlace &place, const ChosenWriters &chosen)
{
    std::vector<Row> rows;
    QStringList excluded;
    int position = 0;
    for (const Account &account : accounts) {
        const QString colour = accountColour(account.colour, position++);
        if (!chosen.only.isEmpty() && account.id != chosen.only) {
            continue;
        }
        const QString id = account.id.value;
        const QString name = u'@' + account.acct;
        const QString reason = chosen.only.isEmpty() ? whyNotWrite(account, place) : QString();
        if (!reason.isEmpty()) {
            excluded << name + u": "_s + reason;
        }
        rows.push_back({id,
            {id, name, colour, reason, chosen.chosen.contains(id), chosen.troubles.value(id)}});
    }
    m_excluded = excluded.join(u" · "_s);
    showRows(std::move(rows));
}

} // namespace asterism::ui
