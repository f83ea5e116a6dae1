// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickTextDocument>

namespace asterism::ui {

/// What stands in a TextEdit of plain text, as it was typed: the TextEdit's own `text` has blanks
/// in the place of no-break spaces (QTextDocument::toPlainText()). Every character stands where the
/// cursor's position says.
class DocumentText : public QObject {
    Q_OBJECT
    QML_ELEMENT
    /// TextEdit.textDocument
    Q_PROPERTY(
        QQuickTextDocument *document READ document WRITE setDocument NOTIFY documentChanged FINAL)

public:
    using QObject::QObject;

    QQuickTextDocument *document() const { return m_document; }
    void setDocument(QQuickTextDocument *document);

    /// Lines end with "\n". Empty without a document.
    Q_INVOKABLE QString text() const;

Q_SIGNALS:
    void documentChanged();

private:
    QPointer<QQuickTextDocument> m_document;
};

/// What a document holds, as DocumentText::text().
QString typedText(const QTextDocument &document);

} // namespace asterism::ui
