// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/peopleadder.h"

#include "base/inback.h"
#include "lists/lists.h"
#include "store/lists.h"
#include "sync/peoplelists.h"
#include "ui/viewmodels/peoplefile.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <utility>

using namespace Qt::Literals::StringLiterals;

/// Who is to be put into the list: what PeopleAdder reads and asks for before it adds anybody.
namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PeopleAdder)
};

/// So many are taken from one server at most, and so many of its pages: it may leave people out.
constexpr int mostTold = 20'000;
constexpr int mostPages = 2 * mostTold / 80;

std::vector<NotAdded::Row> badRows(const csv::NamedPeople &named)
{
    std::vector<NotAdded::Row> rows;
    for (const csv::BadRow &bad : named.bad) {
        rows.push_back({bad.line, bad.text, csv::reason(bad.fault)});
    }
    return rows;
}

std::vector<Candidate> peopleOfPage(const QJsonObject &answer, const ListId &list, bool known)
{
    std::vector<Candidate> people;
    const QJsonArray values = answer[u"people"].toArray();
    for (const auto &value : values) {
        const QJsonObject person = value.toObject();
        people.push_back({.list = list,
            .who = u'@' + person[u"acct"].toString(),
            .typed = false,
            .known = known,
            .actorUri = person[u"actor"].toString()});
    }
    return people;
}

} // namespace

// ---- whom it is about -----------------------------------------------------------------------

void PeopleAdder::addText(const QString &text)
{
    if (const QStringList files = filesPasted(text); !files.isEmpty()) {
        for (const QString &file : files) {
            read([file] { return readPeopleFile(file); });
        }
    } else if (!text.trimmed().isEmpty()) {
        read([text] { return csv::readPeople(text.toUtf8()); });
    }
}

void PeopleAdder::addFiles(const QList<QUrl> &files)
{
    QStringList lines;
    for (const QUrl &file : files) {
        lines << file.toString(QUrl::FullyEncoded);
    }
    addText(lines.join(u'\n'));
}

/// A file may be long, and its disk slow: not on this thread.
void PeopleAdder::read(std::function<Read()> work)
{
    begin();
    await(inBack(std::move(work)), [this](const Read &named) { hearRead(named); });
}

void PeopleAdder::hearRead(const Read &named)
{
    if (!named) {
        fail(named.error());
    } else if (named->lists.isEmpty()) {
        place(*named, {});
    } else {
        m_questions.push_back(*named);
    }
}

void PeopleAdder::answerThisList()
{
    if (!question().isEmpty()) {
        const csv::NamedPeople named = std::move(m_questions.front());
        m_questions.pop_front();
        place(named, {});
    }
}

void PeopleAdder::answerNeither()
{
    if (!question().isEmpty()) {
        m_questions.pop_front();
        Q_EMIT changed();
    }
}

void PeopleAdder::answerOwnLists()
{
    if (!question().isEmpty()) {
        m_making = true;
        await(m_store.readUser(store::lists),
            [this](const Result<std::vector<List>> &lists) { hearLists(lists); });
    }
}

/// Their names are compared as the lists' own are: upper and lower case alike.
void PeopleAdder::hearLists(const Result<std::vector<List>> &lists)
{
    if (!lists) {
        m_making = false; // the question stands again
        fail(lists.error());
        return;
    }
    KnownLists known;
    for (const List &list : *lists) {
        known.insert(list.name.toCaseFolded(), list.id);
    }
    makeLists(m_questions.front().lists, known);
}

void PeopleAdder::makeLists(QStringList names, KnownLists known)
{
    while (!names.isEmpty()) {
        const QString name = names.takeFirst();
        if (!known.contains(name.toCaseFolded())) {
            makeList(name, names, std::move(known));
            return;
        }
    }
    m_making = false;
    const csv::NamedPeople named = std::move(m_questions.front());
    m_questions.pop_front();
    place(named, known);
}

void PeopleAdder::makeList(const QString &name, const QStringList &rest, KnownLists known)
{
    const ListId id = Lists::newId();
    known.insert(name.toCaseFolded(), id);
    await(m_ask(u"list-create"_s, {{u"name"_s, name}, {u"list"_s, id.value}}),
        [this, rest, known](const Result<QJsonObject> &made) {
            m_making = made.ok();
            made ? makeLists(rest, known) : fail(made.error());
        });
}

/// Without `lists` everybody goes into this one.
void PeopleAdder::place(const csv::NamedPeople &named, const KnownLists &lists)
{
    begin();
    m_notAdded->append(badRows(named));
    m_already += int(named.repeated.size());
    std::vector<Candidate> people;
    for (const csv::NamedPerson &person : named.people) {
        people.push_back({.list = lists.value(person.list.toCaseFolded(), m_list),
            .who = person.who,
            .line = person.line,
            .text = person.text});
    }
    add(std::move(people));
}

// ---- from a server --------------------------------------------------------------------------

/// One after the other, where several are asked for.
void PeopleAdder::addFrom(const QString &key)
{
    begin();
    m_pages.push_back({.place = PeopleSources::placeOf(key)});
    if (m_pages.size() == 1) {
        askPage();
    }
}

void PeopleAdder::askPage()
{
    if (m_pages.empty()) {
        return;
    }
    const auto &[account, list] = m_pages.front().place;
    const QJsonObject argument{
        {u"account"_s, account.value}, {u"list"_s, list}, {u"below"_s, m_pages.front().below}};
    await(m_ask(u"people-of"_s, argument),
        [this](const Result<QJsonObject> &answer) { hearPage(answer); });
}

void PeopleAdder::hearPage(const Result<QJsonObject> &answer)
{
    Pages &pages = m_pages.front();
    std::vector<Candidate> people;
    if (answer) {
        people = peopleOfPage(*answer, m_list, true);
        pages.people += int(people.size());
        pages.pages += 1;
        pages.below = answer->value(u"below"_s).toString();
    } else {
        pages.below.clear();
        fail(answer.error());
    }
    const bool enough = pages.people >= mostTold || pages.pages >= mostPages;
    if (enough && !pages.below.isEmpty()) {
        Q_EMIT problem(Words::tr("There are more; at most %L1 are taken.").arg(mostTold));
    }
    if (enough || pages.below.isEmpty()) {
        m_pages.pop_front();
    }
    add(std::move(people));
    askPage();
}

void PeopleAdder::addCollection(const QString &address)
{
    const auto at = collectionPlace(address);
    if (!at) {
        Q_EMIT problem(Words::tr("A collection's address ends in /collections/ and a number."));
        return;
    }
    begin();
    const QJsonObject argument{
        {u"host"_s, at->host}, {u"id"_s, at->id}, {u"typed"_s, QJsonArray{at->host}}};
    await(m_ask(u"people-in"_s, argument), [this](const Result<QJsonObject> &answer) {
        // Whom a stranger names must be looked up.
        answer ? add(peopleOfPage(*answer, m_list, false)) : fail(answer.error());
    });
}

} // namespace asterism::ui
