// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/recentjumps.h"

#include "base/log.h"
#include "store/settings.h"
#include "ui/models/hear.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

const QString recentJumpsKey = u"recent-jumps"_s;
constexpr qsizetype longestJumpKey = 1024;

QStringList jumpsFromText(const QString &json)
{
    QStringList all;
    const QJsonArray rows = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const auto &row : rows) {
        if (!row.toString().isEmpty() && all.size() < RecentJumps::mostKept) {
            all << row.toString();
        }
    }
    return all;
}

QString jumpsToText(const QStringList &all)
{
    const QJsonArray rows = QJsonArray::fromStringList(all);
    return QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact));
}

Result<QStringList> keptJumps(store::UserTx &tx)
{
    const auto kept = store::setting(tx, recentJumpsKey);
    return kept ? jumpsFromText(kept->value_or(QString())) : Result<QStringList>(kept.error());
}

} // namespace

RecentJumps::RecentJumps(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

void RecentJumps::read()
{
    hear(m_store.readUser([](store::UserTx &tx) { return keptJumps(tx); }), &m_store, this,
        [this, uses = m_uses](const Result<QStringList> &kept) {
            if (!kept) {
                qCWarning(logStore).noquote() << sentence(kept.error());
            } else if (uses == m_uses) { // what was used since is newer
                show(*kept);
            }
        });
}

void RecentJumps::use(const QString &key)
{
    if (key.size() > longestJumpKey) {
        return;
    }
    ++m_uses;
    const auto save = [key](store::UserTx &tx) -> Result<QStringList> {
        auto all = keptJumps(tx);
        if (!all) {
            return all;
        }
        all->removeAll(key);
        all->prepend(key);
        all->resize(std::min(all->size(), mostKept));
        const auto saved = store::saveSetting(tx, recentJumpsKey, jumpsToText(*all));
        return saved ? all : Result<QStringList>(saved.error());
    };
    hear(m_store.writeUser(save), &m_store, this, [this](const Result<QStringList> &all) {
        if (all) {
            show(*all);
        } else {
            qCWarning(logStore).noquote() << sentence(all.error());
        }
    });
}

void RecentJumps::show(const QStringList &all)
{
    if (std::exchange(m_all, all) != all) {
        Q_EMIT changed();
    }
}

} // namespace asterism::ui
