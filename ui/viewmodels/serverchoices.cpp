// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/serverchoices.h"

#include "base/host.h"
#include "ui/models/hear.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Deck)
};

} // namespace

QStringList typedServers(const QString &line)
{
    static const QRegularExpression between(u"[\\s,、，]+"_s);
    return line.split(between, Qt::SkipEmptyParts);
}

QString serverRefusal(
    const QString &typed, const QString &kind, bool ownAccount, const Result<QJsonObject> &answer)
{
    const auto named = [&typed](QString words) { return words.replace(u"%1"_s, typed); };
    if (!answer) {
        const ErrorKind why = answer.error().kind;
        return why == ErrorKind::NotFound || why == ErrorKind::BadAnswer
            ? named(Words::tr("%1 does not answer as a server of the fediverse. Check the name."))
            : sentence(answer.error());
    }
    if (!(*answer)[u"api"].toBool()) {
        return named(Words::tr("%1 has no timelines that Asterism can read yet. Its people can be "
                               "read one by one, and in lists."));
    }
    if (!(*answer)[u"open"].toArray().contains(kind) && !ownAccount) {
        return named(Words::tr("%1 shows this only to people who have an account there."));
    }
    return {};
}

ServerChoices::ServerChoices(
    store::Store &store, Ask ask, std::function<void(const QString &host)> typed, QObject *parent)
    : RowsModel({"host", "words", "chosen", "usable", "checking"}, parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_typed(std::move(typed))
{
}

QStringList ServerChoices::chosen() const
{
    QStringList hosts;
    for (const Choice &choice : m_choices) {
        if (choice.chosen && refusalOf(choice).isEmpty()) {
            hosts << choice.host;
        }
    }
    return hosts;
}

ServerChoices::Choice *ServerChoices::find(const QString &host)
{
    const auto found = std::ranges::find(m_choices, host, &Choice::host);
    return found == m_choices.end() ? nullptr : &*found;
}

void ServerChoices::begin(const QString &kind, const QStringList &own, const QStringList &chosen)
{
    m_kind = kind;
    m_choices.clear();
    for (const QString &host : own) {
        m_choices.push_back({.host = host, .own = true, .chosen = chosen.contains(host)});
    }
    for (const QString &host : chosen) {
        if (find(host) == nullptr) {
            m_choices.push_back({.host = host, .chosen = true});
            ask(host);
        }
    }
    show();
}

void ServerChoices::add(const QString &typed)
{
    const QStringList names = typedServers(typed);
    for (const QString &name : names) {
        const auto host = normalHost(name);
        if (!host) {
            Q_EMIT problem(sentence(host.error()));
            return;
        }
        m_typed(*host);
        Choice *known = find(*host);
        if (known != nullptr && (known->own || known->answer)) {
            choose(*host, true);
        } else if (known == nullptr && int(m_choices.size()) < most) {
            m_choices.push_back({.host = *host, .chosen = true});
            ask(*host);
        }
    }
    show();
}

void ServerChoices::choose(const QString &host, bool chosen)
{
    Choice *choice = find(host);
    if (choice != nullptr) {
        choice->chosen = chosen && refusalOf(*choice).isEmpty();
        show();
    }
}

void ServerChoices::ask(const QString &host)
{
    hear(m_ask(u"server"_s, {{u"host"_s, host}}), &m_store, this,
        [this, host](const Result<QJsonObject> &answer) { answered(host, answer); });
}

void ServerChoices::answered(const QString &host, const Result<QJsonObject> &answer)
{
    Choice *choice = find(host);
    if (choice == nullptr) {
        return; // the dialog was begun anew
    }
    const QString api = answer ? (*answer)[u"host"].toString() : QString();
    const Choice *there = find(api);
    if (there != nullptr && there != choice) {
        // Its timelines lie at a host that stands here already.
        std::erase_if(m_choices, [&](const Choice &other) { return other.host == host; });
        choose(api, true);
        return;
    }
    choice->answer = answer;
    choice->host = api.isEmpty() ? choice->host : api;
    choice->chosen = choice->chosen && refusalOf(*choice).isEmpty();
    show();
}

QString ServerChoices::refusalOf(const Choice &choice) const
{
    return choice.answer ? serverRefusal(choice.host, m_kind, choice.own, *choice.answer)
                         : QString();
}

QString ServerChoices::wordsOf(const Choice &choice) const
{
    if (choice.own) {
        return Words::tr("you have an account there");
    }
    if (!choice.answer) {
        return Words::tr("being asked…");
    }
    const QString refusal = refusalOf(choice);
    return refusal.isEmpty() ? Words::tr("can be read without an account") : refusal;
}

void ServerChoices::show()
{
    std::vector<Row> rows;
    for (const Choice &choice : m_choices) {
        const bool usable = refusalOf(choice).isEmpty();
        rows.push_back({choice.host,
            {choice.host, wordsOf(choice), choice.chosen && usable, usable,
                !choice.own && !choice.answer}});
    }
    showRows(std::move(rows));
    const QStringList now = chosen();
    if (now != std::exchange(m_told, now)) {
        Q_EMIT chosenChanged();
    }
}

} // namespace asterism::ui
