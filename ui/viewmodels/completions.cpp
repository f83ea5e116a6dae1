// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/completions.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Completions)
};

constexpr int mostAskedFor = 10;

QString wordOf(TypedWord::Kind kind)
{
    switch (kind) {
    case TypedWord::Kind::Person:
        return u"person"_s;
    case TypedWord::Kind::Tag:
        return u"tag"_s;
    case TypedWord::Kind::Emoji:
        return u"emoji"_s;
    case TypedWord::Kind::None:
        break;
    }
    return {};
}

bool isAlike(const CompletionQuestion &a, const CompletionQuestion &b)
{
    return a.account == b.account && a.kind == b.kind;
}

/// Emoji have their names in katakana, which are typed in hiragana first.
QString inKatakana(QString text)
{
    for (QChar &c : text) {
        if (c.script() == QChar::Script_Hiragana && c.unicode() <= 0x3096) {
            c = QChar(c.unicode() + 0x60);
        }
    }
    return text;
}

/// What is not there yet, below what is.
void appendNew(std::vector<Completion> &rows, const std::vector<Completion> &more)
{
    for (const Completion &row : more) {
        const bool there = std::ranges::find(rows, row.key, &Completion::key) != rows.end();
        if (!there && rows.size() < Completions::mostRows) {
            rows.push_back(row);
        }
    }
}

} // namespace

Completions::Completions(
    store::Store &store, Ask ask, std::shared_ptr<EmojiIndex> emojis, QObject *parent)
    : RowsModel({"insert", "name", "detail", "image", "sign", "kind", "spoken"}, parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_index(std::move(emojis))
    , m_emojis(store, m_ask, m_index)
    , m_reader(
          &store, this, [this] { return readCompletions(m_store, m_question, int(mostRows)); },
          [this](const Result<KnownCompletions> &known) { show(known); })
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &Completions::askServer);
    connect(&m_emojis, &EmojiChoices::groupsChanged, this, [this] {
        if (m_question.kind == TypedWord::Kind::Emoji && m_answered) {
            arrange();
        }
    });
}

void Completions::ask(const QString &text, int cursor, const QString &accountId)
{
    askFor(typedWord(text, cursor), text, accountId);
}

void Completions::askEmoji(const QString &text, int cursor, const QString &accountId)
{
    const TypedWord word = typedWord(text, cursor);
    askFor(word.kind == TypedWord::Kind::Emoji ? word : TypedWord(), text, accountId);
}

void Completions::askFor(const TypedWord &word, const QString &text, const QString &accountId)
{
    if (word.kind == TypedWord::Kind::None) {
        forget();
        return;
    }
    if (word.kind == m_left.kind && word.begin == m_left.begin) {
        return;
    }
    m_left = {};
    m_word = word;
    m_blankFollows = word.end < text.size() && text[word.end] == u' ';
    const CompletionQuestion question{accountId, word.kind, word.text};
    if (question != m_question) {
        beginWord(question);
    }
    tellRows();
}

/// What was shown goes on being shown as long as it fits: an Enter that comes before the answer
/// chooses nothing else.
void Completions::beginWord(const CompletionQuestion &question)
{
    const bool alike = isAlike(question, m_question);
    std::erase_if(
        m_shown, [&](const Completion &row) { return !alike || !goesWith(row, question.text); });
    if (!alike) {
        m_told.clear();
    }
    m_at = 0;
    m_question = question;
    m_answered = false;
    if (question.kind == TypedWord::Kind::Emoji && m_emojiAccount != question.account) {
        m_emojiAccount = question.account;
        m_emojis.begin(question.account, false);
    }
    m_pause.stop();
    if (isWorthAsking()) {
        m_pause.start();
    }
    m_reader.read();
}

void Completions::forget()
{
    m_left = {};
    if (m_word.kind == TypedWord::Kind::None) {
        return;
    }
    m_pause.stop();
    m_word = {};
    m_question = {};
    m_told.clear();
    m_answered = false;
    m_shown.clear();
    tellRows();
}

void Completions::close()
{
    const TypedWord left = m_word;
    forget();
    m_left = left;
}

void Completions::show(const Result<KnownCompletions> &known)
{
    // Of a cache that cannot be read the store tells.
    if (known && known->question == m_question) {
        m_known = *known;
        arrange();
    }
}

/// Emoji are all known; and of one letter a server finds anything.
bool Completions::isWorthAsking() const
{
    const bool asked =
        m_question.kind == TypedWord::Kind::Person || m_question.kind == TypedWord::Kind::Tag;
    return asked && !m_question.account.isEmpty() && m_question.text.size() >= leastToAsk;
}

void Completions::askServer()
{
    if (m_asking || !isWorthAsking()) {
        return; // its answer asks again
    }
    m_asking = true;
    const bool people = m_question.kind == TypedWord::Kind::Person;
    const QJsonObject argument{{u"account"_s, m_question.account}, {u"text"_s, m_question.text},
        {u"what"_s, people ? u"people"_s : u"tags"_s}, {u"limit"_s, mostAskedFor}};
    hear(m_ask(u"search"_s, argument), &m_store, this,
        [this, question = m_question](
            const Result<QJsonObject> &answer) { take(question, answer); });
}

/// Where it cannot be asked, what is known here has to do.
void Completions::take(const CompletionQuestion &question, const Result<QJsonObject> &answer)
{
    m_asking = false;
    if (question != m_question) {
        if (!m_pause.isActive()) {
            askServer();
        }
    } else if (answer) {
        m_told = toldCompletions(*answer);
        if (m_answered) {
            arrange();
        }
    }
}

void Completions::arrange()
{
    std::vector<Completion> rows;
    if (m_answered) {
        rows = m_shown;
    }
    appendNew(rows, wanted());
    m_shown = std::move(rows);
    m_answered = true;
    tellRows();
}

std::vector<Completion> Completions::wanted()
{
    if (m_question.kind == TypedWord::Kind::Emoji) {
        return wantedEmoji();
    }
    std::vector<Completion> rows = m_known.found;
    std::ranges::copy_if(m_told, std::back_inserter(rows),
        [this](const Completion &row) { return goesWith(row, m_question.text); });
    return rows;
}

std::vector<Completion> Completions::wantedEmoji()
{
    std::vector<EmojiEntry> found = m_emojis.found(m_question.text, mostRows);
    if (found.empty()) {
        found = m_emojis.found(inKatakana(m_question.text), mostRows);
    }
    std::vector<Completion> rows;
    for (const EmojiEntry &emoji : found) {
        if (m_index && !emoji.url.isEmpty()) {
            m_index->add(m_emojis.host(), {{emoji.name, emoji.url, emoji.staticUrl}});
        }
        if (auto row = emojiCompletion(emoji, m_emojis.host())) {
            rows.push_back(std::move(*row));
        }
    }
    return rows;
}

void Completions::tellRows()
{
    m_at = std::clamp(m_at, 0, std::max(0, int(m_shown.size()) - 1));
    const QString kind = wordOf(m_question.kind);
    std::vector<Row> rows;
    for (const Completion &row : m_shown) {
        rows.push_back({kind + u'/' + row.key,
            {inserted(row), row.name, row.detail, row.image, row.sign, kind, row.spoken}});
    }
    showRows(std::move(rows));
    Q_EMIT changed();
}

/// A blank that is there already is not written twice.
QString Completions::inserted(const Completion &row) const
{
    const bool emoji = m_question.kind == TypedWord::Kind::Emoji;
    const bool before = row.apart && m_word.bound && !m_known.unspaced;
    const bool behind = m_blankFollows || (row.apart && !(emoji && m_known.unspaced));
    return (before ? u" "_s : QString()) + row.written + (behind ? u" "_s : QString());
}

QString Completions::spoken() const
{
    if (m_shown.empty()) {
        return {};
    }
    return Words::tr("%1, %2 of %3")
        .replace(u"%3"_s, QString::number(m_shown.size()))
        .replace(u"%2"_s, QString::number(m_at + 1))
        .replace(u"%1"_s, m_shown[size_t(m_at)].spoken);
}

void Completions::step(int rows)
{
    const int count = int(m_shown.size());
    if (count > 0) {
        m_at = (m_at + rows + count) % count;
        Q_EMIT changed();
    }
}

QString Completions::choose(int row)
{
    if (row < 0 || row >= int(m_shown.size())) {
        return {};
    }
    const Completion chosen = m_shown[size_t(row)];
    const QString words = inserted(chosen);
    if (m_question.kind == TypedWord::Kind::Emoji) {
        m_emojis.use(chosen.key, chosen.picture);
    }
    forget();
    return words;
}

} // namespace asterism::ui
