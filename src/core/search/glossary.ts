import { stem } from './stem.ts';

/** What Russian words for things in programs are called in code. */
const ENTRIES = `
авторизация: authorization auth
адрес: address url
аргумент: argument arg
архив: archive zip
асинхронный: async
атрибут: attribute
база: base database db
байт: byte
баланс: balance
библиотека: library lib
блок: block
блокировка: lock
браузер: browser
буфер: buffer
ввод: input
версия: version
ветка: branch
видимый: visible
виджет: widget
вложение: attachment
вложенный: nested
внешний: external
возврат: return
время: time
вставка: insert paste
вход: login input entry
выбор: select choice
вывод: output print
вызов: call invoke
выполнение: execute run
выражение: expression
высота: height
выход: exit logout output
граница: border bound
граф: graph
группа: group
данные: data
дата: date
действие: action
дерево: tree
диалог: dialog
длина: length
добавление: add append
документ: document doc
документация: documentation doc
доступ: access
журнал: log journal
завершение: finish complete end
зависимость: dependency
заголовок: header title
загрузка: load download upload
задание: task job
задача: task
задержка: delay latency
заказ: order
закрытие: close
замена: replace
запись: write record entry
запрос: request query
запуск: start run launch
защита: protect guard
значение: value
зона: zone
идентификатор: identifier id
изменение: change
изображение: image
имя: name
импорт: import
индекс: index
интерфейс: interface
исключение: exception
источник: source
история: history
итератор: iterator
канал: channel
каталог: directory dir catalog
кеш: cache
кэш: cache
класс: class
клиент: client
ключ: key
кнопка: button
кодировка: encoding charset
количество: count number
команда: command
комментарий: comment
компонент: component
конец: end
конвертация: convert
константа: constant
контекст: context
контроллер: controller
конфигурация: configuration config
копия: copy
корзина: cart basket
корень: root
курсор: cursor
лимит: limit
линия: line
лист: leaf sheet
логин: login
маршрут: route
массив: array
маска: mask
метка: label tag
метод: method
миграция: migration
множество: set
модель: model
модуль: module
наследование: inherit
настройка: setting config option
начало: start begin
обертка: wrapper
область: scope area
облако: cloud
обновление: update refresh
обработка: handle process
обработчик: handler
образ: image
объект: object
ограничение: limit constraint
окно: window
операция: operation
описание: description
оплата: payment pay
опция: option
остановка: stop
отклонение: reject
открытие: open
отмена: cancel undo
отправка: send submit post
отчет: report
очередь: queue
очистка: clear clean
ошибка: error
ошибок: error
память: memory
пакет: package packet
папка: folder directory
параметр: parameter param
пароль: password
перевод: translation locale
передача: transfer pass
перезапуск: restart
переименование: rename
переменная: variable var
перенаправление: redirect
печать: print
письмо: mail email message
план: plan
повтор: retry repeat
повторный: retry again
подключение: connect
подпись: signature
подсказка: hint suggestion
поиск: search find lookup
показ: show display
поле: field
пользователь: user
порт: port
порядок: order
последовательность: sequence
поток: thread stream flow
права: permission
правило: rule
предупреждение: warning warn
преобразование: convert transform
префикс: prefix
приложение: application app
пример: example
принятие: accept
приоритет: priority
проверка: check validate verify
программа: program
проект: project
пропуск: skip
просмотр: view
протокол: protocol
профиль: profile
процесс: process
путь: path
размер: size
разбор: parse
разделитель: separator delimiter
разрешение: permission resolve resolution
расширение: extension
регистрация: register signup
редактор: editor
режим: mode
результат: result
родитель: parent
роль: role
сборка: build
свойство: property
связь: link relation
сеанс: session
сервер: server
сертификат: certificate
сессия: session
сеть: network
сжатие: compress
сигнал: signal
символ: symbol character
синтаксис: syntax
скидка: discount
скорость: speed
слияние: merge
словарь: dictionary dict map
слово: word
служба: service
событие: event
соединение: connection
создание: create
сообщение: message
сортировка: sort
состояние: state
сохранение: save store
список: list
сравнение: compare
ссылка: link reference
статус: status
стек: stack
столбец: column
страница: page
строка: string line row
структура: structure struct
сумма: sum total amount
суффикс: suffix
счет: invoice account
счетчик: counter
таблица: table
таймаут: timeout
тег: tag
текст: text
тело: body
тема: theme subject
тест: test
тип: type
товар: product item
токен: token
точка: point dot
транзакция: transaction
трассировка: trace
узел: node
умножение: multiply
уведомление: notification notify
удаление: delete remove
указатель: pointer
уровень: level
условие: condition
установка: install set
устройство: device
утечка: leak
учет: account
файл: file
фильтр: filter
флаг: flag
форма: form
формат: format
функция: function
хранилище: storage store repository
хост: host
цвет: color
цель: target goal
цена: price
цикл: loop cycle
чтение: read
шаблон: template pattern
шаг: step
ширина: width
шифрование: encrypt cipher
шрифт: font
экземпляр: instance
экран: screen
экспорт: export
элемент: element item
язык: language locale
`;

const BY_STEM: ReadonlyMap<string, readonly string[]> = new Map(
  ENTRIES.trim()
    .split('\n')
    .map((entry) => {
      const [russian = '', english = ''] = entry.split(': ');
      return [stem(russian), english.split(' ').map(stem)];
    }),
);

/** English words, stemmed, for a stemmed Russian one; none where it is not in the table. */
export function englishFor(russianStem: string): readonly string[] {
  return BY_STEM.get(russianStem) ?? [];
}
