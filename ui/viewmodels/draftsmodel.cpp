// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/draftsmodel.h"

#include "ui/viewmodels/postline.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Drafts)
};

/// The first words that there are, wherever they stand.
QString beginningOf(const std::vector<PostText> &posts)
{
    for (const PostText &post : posts) {
        if (!post.text.trimmed().isEmpty()) {
            return shortLine(post.text);
        }
    }
    return shortLine(posts.front().warning);
}

QString draftWords(const Draft &draft)
{
    const PostText &post = draft.action.post;
    const QString text = beginningOf(postsOf(draft));
    QString words = draft.action.kind == Action::Kind::Edit ? Words::tr("Edit: %1")
        : !post.replyTo.isEmpty()                           ? Words::tr("Reply: %1")
        : !post.quote.isEmpty()                             ? Words::tr("Quote: %1")
                                                            : Words::tr("Post: %1");
    return words.replace(u"%1"_s, text.isEmpty() ? Words::tr("no words yet") : text);
}

QString filesWords(const std::vector<PostText> &posts)
{
    int files = 0;
    int pictures = 0;
    for (const PostText &post : posts) {
        for (const Attachment &one : post.media) {
            ++files;
            pictures += one.type.startsWith("image"_L1) ? 1 : 0;
        }
    }
    if (files == 0) {
        return {};
    }
    return pictures == files ? Words::tr("%n pictures", nullptr, files)
                             : Words::tr("%n files", nullptr, files);
}

QString draftAccount(const Draft &draft, const std::vector<Account> &accounts)
{
    const auto found = std::ranges::find(accounts, draft.action.account, &Account::id);
    return found == accounts.end() ? QString() : u'@' + found->acct;
}

} // namespace

QString moreWords(const Draft &draft)
{
    const std::vector<PostText> posts = postsOf(draft);
    const bool polls = std::ranges::any_of(
        posts, [](const PostText &post) { return !post.poll.choices.isEmpty(); });
    QStringList words;
    if (!draft.also.isEmpty()) {
        words << Words::tr("%n accounts", nullptr, int(draft.also.size()) + 1);
    }
    if (posts.size() > 1) {
        words << Words::tr("%n posts", nullptr, int(posts.size()));
    }
    words << filesWords(posts);
    words << (polls ? Words::tr("a poll") : QString());
    words.removeAll(QString());
    return words.join(u" · "_s);
}

DraftsModel::DraftsModel(QObject *parent)
    : RowsModel({"key", "words", "account", "more"}, parent)
{
}

QString DraftsModel::otherPage() const
{
    if (total() <= pageSize) {
        return {};
    }
    const QString older = QString::number(total() - m_first - pageSize);
    return isLastPage() ? Words::tr("Newest drafts") : Words::tr("Older drafts (%1)").arg(older);
}

QString DraftsModel::note() const
{
    return m_hasMore && isLastPage()
        ? Words::tr("There are still older drafts. They come up once some of these are gone.")
        : QString();
}

void DraftsModel::show(const std::vector<Draft> &all, const std::vector<Account> &accounts,
    const QString &butKey, bool hasMore)
{
    m_all.clear();
    for (const Draft &draft : all) {
        if (draft.key != butKey) {
            m_all.push_back({draft.key,
                {draft.key, draftWords(draft), draftAccount(draft, accounts), moreWords(draft)}});
        }
    }
    m_hasMore = hasMore;
    m_first = m_first < total() ? m_first : 0;
    showPage();
}

void DraftsModel::turnPage()
{
    m_first = isLastPage() ? 0 : m_first + pageSize;
    showPage();
}

void DraftsModel::showPage()
{
    const auto first = m_all.begin() + m_first;
    const auto end = m_all.begin() + std::min(m_first + pageSize, total());
    showRows(std::vector<Row>(first, end));
    Q_EMIT pageChanged();
}

} // namespace asterism::ui
