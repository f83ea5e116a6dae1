// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/recenttexts.h"

#include "base/log.h"
#include "store/extra.h"
#include "store/settings.h"
#include "ui/models/hear.h"

#include <utility>

namespace asterism::ui {

namespace {

/// What the setting holds, whoever wrote it.
Result<QStringList> keptTexts(store::UserTx &tx, const RecentTexts::Sort &sort)
{
    const auto kept = store::setting(tx, sort.setting);
    if (!kept) {
        return kept.error();
    }
    QStringList all = store::namesFromText(kept->value_or(QString()));
    all.removeAll(QString());
    return all.mid(0, sort.most);
}

Result<QStringList> keepTexts(
    store::UserTx &tx, const RecentTexts::Sort &sort, const QStringList &all)
{
    const auto saved = store::saveSetting(tx, sort.setting, store::namesToText(all));
    return saved ? Result<QStringList>(all) : Result<QStringList>(saved.error());
}

QStringList withFirstText(QStringList all, const QString &text, qsizetype most)
{
    all.removeAll(text);
    all.prepend(text);
    return all.mid(0, most);
}

} // namespace

RecentTexts::RecentTexts(store::Store &store, Sort sort, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_sort(std::move(sort))
{
}

void RecentTexts::read()
{
    hear(m_store.readUser([sort = m_sort](store::UserTx &tx) { return keptTexts(tx, sort); }),
        &m_store, this,
        [this, writes = m_writes](const Result<QStringList> &all) { told(all, writes); });
}

void RecentTexts::use(const QString &text)
{
    if (text.isEmpty() || text.size() > m_sort.longest || m_all.value(0) == text) {
        return;
    }
    const auto keep = [sort = m_sort, text](store::UserTx &tx) -> Result<QStringList> {
        const auto all = keptTexts(tx, sort); // another process may have used others
        return all ? keepTexts(tx, sort, withFirstText(*all, text, sort.most)) : all;
    };
    hear(m_store.writeUser(keep), &m_store, this,
        [this, writes = ++m_writes](const Result<QStringList> &all) { told(all, writes); });
    show(withFirstText(m_all, text, m_sort.most));
}

void RecentTexts::clear()
{
    const auto keep = [sort = m_sort](store::UserTx &tx) { return keepTexts(tx, sort, {}); };
    hear(m_store.writeUser(keep), &m_store, this,
        [this, writes = ++m_writes](const Result<QStringList> &all) { told(all, writes); });
    show({});
}

/// What was used since then is newer.
void RecentTexts::told(const Result<QStringList> &all, int writes)
{
    if (!all) {
        qCWarning(logStore).noquote() << sentence(all.error());
    } else if (writes == m_writes) {
        show(*all);
    }
}

void RecentTexts::show(const QStringList &all)
{
    if (std::exchange(m_all, all) != all) {
        Q_EMIT changed();
    }
}

} // namespace asterism::ui
