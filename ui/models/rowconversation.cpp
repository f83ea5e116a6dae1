// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowconversation.h"

#include "content/names.h"
#include "ui/models/styledname.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Rows)
};

constexpr size_t namedPeople = 3;

QStringList ownAccts(const RowNames &names)
{
    QStringList accts;
    if (names.acting.accounts) {
        for (const Account &account : *names.acting.accounts) {
            accts << account.acct;
        }
    }
    return accts;
}

QString plainName(const Actor &person)
{
    const QString name = safeName(person.displayName);
    return name.isEmpty() ? u'@' + person.acct : name;
}

/// "with みなと, Ori · 3 messages · unread"
QString conversationWords(
    const store::ConversationView &conversation, QStringList people, size_t others)
{
    // A name may hold a "%1" of its own.
    QString with =
        others == 0 ? Words::tr("with %1") : Words::tr("with %1 and %n more", nullptr, int(others));
    with.replace(with.indexOf(u"%1"_s), 2, people.join(u", "_s));
    QStringList words{with, Words::tr("%n messages", nullptr, conversation.messages)};
    if (conversation.unread) {
        words << Words::tr("unread");
    }
    return words.join(u" · "_s);
}

} // namespace

void setConversation(RowView &view, const store::TimelineRow &row, const RowNames &names)
{
    if (!row.conversation) {
        return;
    }
    const std::vector<Actor> people = store::peopleWithout(*row.conversation, ownAccts(names));
    QStringList styled;
    QStringList spoken;
    for (size_t i = 0; i < std::min(namedPeople, people.size()); ++i) {
        if (names.emojis) {
            names.emojis->add(people[i].acct.section(u'@', -1), people[i].emojis);
        }
        styled << styledName(people[i]);
        spoken << plainName(people[i]);
    }
    const size_t others = people.size() - size_t(styled.size());
    view.unread = row.conversation->unread;
    view.conversation = conversationWords(*row.conversation, styled, others);
    view.accessible =
        conversationWords(*row.conversation, spoken, others) + u". "_s + view.accessible;
}

} // namespace asterism::ui
