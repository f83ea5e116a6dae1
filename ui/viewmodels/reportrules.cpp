// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/reportrules.h"

#include "content/names.h"
#include "protocol/capabilities.h"
#include "ui/models/hear.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(People)
};

std::vector<ServerRule> rulesIn(const QJsonObject &answer)
{
    std::vector<ServerRule> rules;
    const QJsonArray rows = answer["rules"_L1].toArray();
    for (const auto &row : rows) {
        rules.push_back({row["id"_L1].toString(), row["text"_L1].toString()});
    }
    return rules;
}

} // namespace

ReportRules::ReportRules(store::Store &store, Ask ask, QObject *parent)
    : RowsModel({"key", "text", "chosen"}, parent)
    , m_store(store)
    , m_ask(std::move(ask))
{
}

void ReportRules::setAccounts(const std::vector<ActingAccount> &accounts)
{
    m_accounts.clear();
    for (const ActingAccount &one : accounts) {
        m_accounts.push_back(one.account);
        const bool known = m_told.contains(one.account.host);
        if (!known && capabilities(one.server).reportRules) {
            this->ask(one.account);
        }
    }
    show();
}

void ReportRules::ask(const Account &account)
{
    m_told[account.host].asking = true;
    hear(m_ask(u"server-rules"_s, {{u"account"_s, account.id.value}}), &m_store, this,
        [this, host = account.host](const Result<QJsonObject> &answer) { heard(host, answer); });
}

void ReportRules::heard(const QString &host, const Result<QJsonObject> &answer)
{
    m_told[host] = {.trouble = answer ? QString() : sentence(answer.error()),
        .rules = answer ? rulesIn(*answer) : std::vector<ServerRule>()};
    show();
}

/// Each once, in the order of the accounts.
QStringList ReportRules::hosts() const
{
    QStringList all;
    for (const Account &account : m_accounts) {
        all << account.host;
    }
    all.removeDuplicates();
    return all;
}

QString ReportRules::keyOf(const QString &host, const ServerRule &rule)
{
    return host + u' ' + rule.id;
}

QStringList ReportRules::chosenOf(const QString &host) const
{
    QStringList ids;
    const Told told = m_told.value(host);
    for (const ServerRule &rule : told.rules) {
        if (m_chosen.contains(keyOf(host, rule))) {
            ids << rule.id;
        }
    }
    return ids;
}

QVariantMap ReportRules::chosen() const
{
    QVariantMap ids;
    for (const Account &account : m_accounts) {
        ids.insert(account.id.value, chosenOf(account.host));
    }
    return ids;
}

bool ReportRules::isComplete() const
{
    return std::ranges::all_of(hosts(), [this](const QString &host) {
        const Told told = m_told.value(host);
        return !told.asking && (told.rules.empty() || !chosenOf(host).isEmpty());
    });
}

QString ReportRules::words() const
{
    QStringList lines;
    for (const QString &host : hosts()) {
        const Told told = m_told.value(host);
        if (told.asking) {
            lines << Words::tr("Asking %1 for its rules…").arg(host);
        } else if (told.rules.empty()) {
            lines << (told.trouble.isEmpty() ? QStringList() : QStringList(told.trouble))
                  << Words::tr("%1 tells no rules: there the report is about something else.")
                         .arg(host);
        }
    }
    return lines.join(u'\n');
}

void ReportRules::toggle(const QString &key)
{
    if (!m_chosen.remove(key)) {
        m_chosen.insert(key);
    }
    show();
}

void ReportRules::show()
{
    std::vector<Row> rows;
    const QStringList all = hosts();
    for (const QString &host : all) {
        const Told told = m_told.value(host);
        for (const ServerRule &rule : told.rules) {
            const QString key = keyOf(host, rule);
            const QString text = safeName(rule.text);
            rows.push_back({key,
                {key, all.size() > 1 ? host + u": "_s + text : text, m_chosen.contains(key)}});
        }
    }
    showRows(std::move(rows));
    Q_EMIT changed();
}

} // namespace asterism::ui
